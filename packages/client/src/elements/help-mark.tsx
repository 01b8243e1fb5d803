import { createSignal, createUniqueId, onCleanup, type JSX } from "solid-js";
import { Icon } from "../theme/icon.tsx";
import { texts } from "../texts/page.ts";
import { float } from "./float.ts";
import "./help.css";
import { Inline } from "./markdown/inline.tsx";

/** A small question mark that tells more, on hover, on focus and at a tap. */
export default function HelpMark(props: { readonly text: string }): JSX.Element {
  const id = createUniqueId();
  let mark: HTMLButtonElement | undefined;
  let tip: HTMLDivElement | undefined;
  let end: (() => void) | undefined;
  const [open, setOpen] = createSignal(false);
  const show = (): void => {
    if (!mark || !tip || open()) return;
    end = float(tip, mark, { align: "centre" });
    setOpen(true);
  };
  const hide = (): void => {
    end?.();
    end = undefined;
    setOpen(false);
  };
  onCleanup(hide);
  return (
    <span class="help" onMouseEnter={show} onMouseLeave={hide}>
      <button
        type="button" class="help-mark" ref={mark} aria-label={texts.widget.help} aria-describedby={id} onFocus={show} onBlur={hide} onClick={show}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || !open()) return;
          event.preventDefault();
          hide();
        }}
      >
        <Icon name="help" size={14} />
      </button>
      <div class="popover help-tip" role="tooltip" id={id} popover="manual" ref={tip}><Inline text={props.text} noLinks /></div>
    </span>
  );
}
