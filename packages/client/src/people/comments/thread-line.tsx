import { Show, type JSX } from "solid-js";
import { commentTexts as words } from "../../texts/comments.ts";
import { Icon } from "../../theme/icon.tsx";
import { Avatar } from "../avatar.tsx";
import type { Conversation } from "./conversation.ts";
import { placeWords } from "./describe-element.ts";
import type { ThreadShown } from "./threads-shown.ts";

interface ThreadLineProps {
  readonly thread: ThreadShown;
  readonly talk: Conversation;
  readonly place: "here" | "elsewhere" | "unplaced";
  /** How it begins. */
  readonly words: string;
  readonly choose: () => void;
}

/** A thread in the list. */
export function ThreadLine(props: ThreadLineProps): JSX.Element {
  const { talk } = props;
  const replies = () => props.thread.comments.length - 1;
  return (
    <li>
      <button type="button" class="thread-line" data-thread={props.thread.id} data-unread={props.thread.unread > 0 ? "" : undefined} onClick={() => props.choose()}>
        <Show when={talk.personOf(props.thread.head.by)} fallback={<span class="avatar comment-app" aria-hidden="true"><Icon name={props.thread.head.by === undefined ? "monitor" : "users"} size={14} /></span>}>{(person) => <Avatar person={person()} />}</Show>
        <span class="thread-line-what">
          <span class="thread-line-where" data-unplaced={props.place === "unplaced" ? "" : undefined}>{placeWords(props.thread.head.anchor)}</span>
          <span class="thread-line-words"><span class="comment-name">{talk.nameOf(props.thread.head.by)}</span> {props.words || words.deleted}</span>
          <span class="thread-line-more">
            {[
              replies() > 0 ? words.replies(replies()) : undefined,
              props.place === "unplaced" ? words.unplaced : props.place === "elsewhere" ? words.elsewhere : undefined,
              props.thread.head.resolved ? words.states.resolved : undefined,
              talk.waiting().has(props.thread.id) ? words.waiting : undefined,
            ].filter(Boolean).join(" · ")}
          </span>
        </span>
        <Show when={props.thread.unread > 0}><span class="thread-line-new">{props.thread.unread}<span class="sr-only"> {words.unread}</span></span></Show>
      </button>
    </li>
  );
}
