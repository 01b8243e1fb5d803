import { createEffect, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { useRoom } from "../../elements/room.ts";
import { presenceTexts as words } from "../../texts/presence.ts";
import { holding } from "../choices.ts";
import "../follow/follow.css";

/** What one edits in. A button is none: whoever presses it waits for what comes of it. */
const EDITS = "input:not([type=button], [type=submit], [type=file]), textarea, select, [contenteditable=true], [role=slider], [role=spinbutton], [role=combobox], [role=listbox], [role=grid]";

/** While this reader is in a control, and wants it so, others' changes wait; a note says how many, and shows them. */
export function Holding(props: { readonly area: HTMLElement }): JSX.Element {
  const room = useRoom();
  const waiting = follow(room.holding.waiting);
  const look = (target: EventTarget | null): void => {
    if (target instanceof Element && target.closest(".el") && target.matches(EDITS)) room.holding.begin();
    else room.holding.end();
  };
  createEffect(() => {
    const { area } = props;
    if (holding() !== "on") return;
    const onFocus = ({ target }: FocusEvent): void => look(target);
    const onLeave = ({ relatedTarget }: FocusEvent): void => look(relatedTarget);
    area.addEventListener("focusin", onFocus);
    area.addEventListener("focusout", onLeave);
    look(document.activeElement);
    onCleanup(() => {
      area.removeEventListener("focusin", onFocus);
      area.removeEventListener("focusout", onLeave);
      room.holding.end();
    });
  });
  return (
    <Show when={waiting() > 0}>
      <div class="follow-notes" data-edge="top" role="status">
        <div class="follow-note">
          <span class="follow-words">{words.waiting(waiting())}</span>
          <button type="button" class="button" data-size="small" onClick={() => room.holding.end()}>{words.showNow}</button>
        </div>
      </div>
    </Show>
  );
}
