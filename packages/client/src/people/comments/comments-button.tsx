import { Show, type JSX } from "solid-js";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { BarIcon } from "../../theme/bar-icon.tsx";
import "./comments.css";
import { conversationOf } from "./conversation.ts";

/** Opens the comments, and tells how many are new to me. */
export default function CommentsButton(): JSX.Element {
  const page = usePage();
  const talk = conversationOf(useRoom(), page);
  const label = () => words.button(talk.unread().comments, talk.unread().mentions);
  const open = () => page.panel() === "comments";
  return (
    <button type="button" class="icon-button comments-button" aria-label={label()} title={label()} aria-expanded={open()} onClick={() => page.showPanel(open() ? undefined : "comments")}>
      <BarIcon name="speech" />
      <Show when={talk.unread().comments > 0}><span class="comments-count" data-mention={talk.unread().mentions > 0 ? "" : undefined} aria-hidden="true">{talk.unread().mentions > 0 ? "@" : talk.unread().comments > 99 ? "99+" : talk.unread().comments}</span></Show>
    </button>
  );
}
