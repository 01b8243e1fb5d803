import { createMemo, Show, type JSX } from "solid-js";
import { OnceLoaded } from "../elements/lazily.tsx";
import { opensBox } from "../elements/opens-box.ts";

interface PopoverButtonProps {
  readonly class: string;
  readonly label: string;
  readonly face: JSX.Element;
  readonly boxClass: string;
  readonly boxLabel: string;
  readonly children: (close: () => void) => JSX.Element;
}

/** A button of the bar that opens a small box under itself. */
export function PopoverButton(props: PopoverButtonProps): JSX.Element {
  const opens = opensBox({ align: "end" });
  // What is inside is drawn, and its code loaded, once it is first opened.
  const opened = createMemo<boolean>((before) => before || opens.open(), false);
  return (
    <div class="popover-button" onKeyDown={opens.onKeyDown} onFocusOut={opens.onFocusOut}>
      <button type="button" class={props.class} ref={opens.button} title={props.label} aria-expanded={opens.open()} aria-haspopup="dialog" onClick={opens.toggle}>{props.face}<span class="sr-only">{props.label}</span></button>
      <div class={`popover ${props.boxClass}`} popover="manual" role="dialog" aria-label={props.boxLabel} ref={opens.box}><Show when={opened()}><OnceLoaded>{props.children(opens.close)}</OnceLoaded></Show></div>
    </div>
  );
}
