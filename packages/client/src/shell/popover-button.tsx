import { createSignal, onCleanup, type JSX } from "solid-js";
import { float } from "../elements/float.ts";

interface PopoverButtonProps {
  readonly class: string;
  readonly label: string;
  readonly face: JSX.Element;
  readonly boxClass: string;
  readonly boxLabel: string;
  readonly children: (close: () => void) => JSX.Element;
}

/** A button that opens a small box under itself; Escape and a click elsewhere close it. */
export function PopoverButton(props: PopoverButtonProps): JSX.Element {
  const [open, setOpen] = createSignal(false);
  let button: HTMLButtonElement | undefined;
  let box: HTMLDivElement | undefined;
  let end: (() => void) | undefined;
  const close = (): void => {
    end?.();
    end = undefined;
    setOpen(false);
  };
  const toggle = (): void => {
    if (open() || !button || !box) {
      close();
      return;
    }
    end = float(box, button, { align: "end" });
    setOpen(true);
  };
  const outside = (event: PointerEvent): void => {
    if (open() && event.target instanceof Node && !box?.contains(event.target) && !button?.contains(event.target)) close();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !open()) return;
    close();
    button?.focus();
  };
  const onLeave = (event: FocusEvent & { currentTarget: HTMLElement }): void => {
    // Tabbing out of the box closes it: it must not cover what the focus went to.
    if (open() && event.relatedTarget instanceof Node && !event.currentTarget.contains(event.relatedTarget)) close();
  };
  addEventListener("pointerdown", outside);
  onCleanup(() => {
    removeEventListener("pointerdown", outside);
    close();
  });
  return (
    <div class="popover-button" onKeyDown={onKey} onFocusOut={onLeave}>
      <button type="button" class={props.class} ref={button} title={props.label} aria-expanded={open()} aria-haspopup="dialog" onClick={toggle}>{props.face}<span class="sr-only">{props.label}</span></button>
      <div class={`popover ${props.boxClass}`} popover="manual" role="dialog" aria-label={props.boxLabel} ref={box}>{props.children(close)}</div>
    </div>
  );
}
