import { createEffect, createSignal, createUniqueId, onCleanup, Show, type JSX } from "solid-js";
import { AuthorIcon, Icon } from "../../theme/icon.tsx";
import "../button/button.css";
import type { Drawn } from "../drawn.ts";
import { Children } from "../element.tsx";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import { opensBox } from "../opens-box.ts";
import { usePage } from "../room.ts";
import "./popover.css";

/** A button that opens a box with more of the page. What was opened once stays drawn, so that nothing in it is lost by closing. */
export function Popover(drawn: Drawn<"popover">): JSX.Element {
  const id = createUniqueId();
  const opens = opensBox({ align: "start" });
  const [drawnOnce, setDrawnOnce] = createSignal(false);
  createEffect(() => {
    if (opens.open()) setDrawnOnce(true);
    if (drawn.props.disabled) opens.close();
  });
  onCleanup(usePage().addOpenPart(drawn.id, {
    value: () => (opens.open() ? "yes" : "no"),
    choose: (wanted) => { if ((wanted === "yes") !== opens.open() && drawn.props.disabled !== true) opens.toggle(); },
  }));
  return (
    <div class="popover-element" onKeyDown={opens.onKeyDown} onFocusOut={opens.onFocusOut}>
      <button
        type="button" class="button" ref={opens.button} id={id} data-emphasis={drawn.props.emphasis ?? "secondary"} disabled={drawn.props.disabled === true}
        style={{ width: drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }} aria-haspopup="dialog" aria-expanded={opens.open()} aria-controls={`${id}-box`} onClick={opens.toggle}
      >
        <Show when={drawn.props.icon}>{(icon) => <AuthorIcon name={icon()} />}</Show>
        <span><Inline text={drawn.props.label} noLinks /></span>
        <Icon name="chevronDown" size={16} />
      </button>
      <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
      <div class="popover popover-page flow" popover="manual" role="dialog" aria-labelledby={id} id={`${id}-box`} ref={opens.box}>
        <Show when={drawnOnce()}><Children ids={drawn.childIds} /></Show>
      </div>
    </div>
  );
}
