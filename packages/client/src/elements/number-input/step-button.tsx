import { onCleanup, type JSX } from "solid-js";
import { Icon } from "../../theme/icon.tsx";

/** Held for so long (ms), a button steps again, and then so often. */
const HELD = 400;
const AGAIN = 60;

interface StepButtonProps {
  readonly label: string;
  readonly icon: "minus" | "plus";
  readonly disabled: boolean;
  /** One step. @returns whether there may be another. */
  step(): boolean;
  /** The button was let go, or there is nowhere left to step to. */
  release(): void;
}

/** A button that steps once where it is pressed, and again and again while it is held. */
export function StepButton(props: StepButtonProps): JSX.Element {
  let next: ReturnType<typeof setTimeout> | undefined;
  let stepped = false;
  const release = (): void => {
    clearTimeout(next);
    // It may be disabled by now, and then hears nothing itself.
    removeEventListener("pointerup", release);
    removeEventListener("pointercancel", release);
    props.release();
  };
  const step = (): boolean => {
    stepped = true;
    return props.step();
  };
  const again = (): void => {
    if (step()) next = setTimeout(again, AGAIN);
    else release();
  };
  const press = ({ button, pointerType }: PointerEvent): void => {
    if (button !== 0 || props.disabled) return;
    stepped = false;
    addEventListener("pointerup", release);
    addEventListener("pointercancel", release);
    // A finger may be about to scroll: its tap steps where it has ended.
    if (pointerType !== "touch" && !step()) return release();
    next = setTimeout(again, HELD);
  };
  const click = ({ detail }: MouseEvent): void => {
    // Without a pointer, as by what reads the page aloud, nothing was pressed before.
    if (detail !== 0 && stepped) return;
    step();
    release();
  };
  onCleanup(release);
  return (
    <button type="button" class="number-step" tabIndex={-1} aria-label={props.label} disabled={props.disabled} onPointerDown={press} onClick={click}>
      <Icon name={props.icon} size={14} />
    </button>
  );
}
