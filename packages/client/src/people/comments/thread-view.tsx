import { createEffect, createMemo, createSignal, For, on, Show, type JSX } from "solid-js";
import { followChosen } from "../../elements/readable.ts";
import { CopyRefused } from "../../elements/code/copy-refused.tsx";
import { createCopying } from "../../elements/code/create-copying.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { Strokes } from "../../theme/bar-icon.tsx";
import { Icon } from "../../theme/icon.tsx";
import { CommentItem } from "./comment-item.tsx";
import { Composer } from "./composer.tsx";
import { conversationOf, freshCommentId } from "./conversation.ts";
import { LINK } from "./icons.ts";
import "./thread.css";
import type { ThreadShown } from "./threads-shown.ts";

/** Where a thread is found again: the address of what one looks at, with its name behind the #. */
export const linkTo = (thread: string): string => `${location.href.split("#")[0]}#comment=${thread}`;

/** A thread whole: what was said, who writes just now, and where one answers. What is seen of it is read. */
export function ThreadView(props: { readonly thread: ThreadShown; readonly focus?: boolean }): JSX.Element {
  const room = useRoom();
  const talk = conversationOf(room, usePage());
  const others = followChosen(() => room.presence.at(`comment:${props.thread.id}`));
  const writing = createMemo(() => [...new Set(others().filter(({ person }) => person.id !== talk.me()?.id).map(({ person }) => person.name))]);
  const copying = createCopying(() => linkTo(props.thread.id));
  // What was new when it was opened stays marked while it is looked at.
  const [fresh, setFresh] = createSignal<ReadonlySet<string>>(new Set());
  createEffect(on(() => [props.thread.id, props.thread.last] as const, () => {
    const { thread } = props;
    if (thread.unread > 0) setFresh((before) => new Set([...before, ...thread.comments.slice(-thread.unread).map(({ id }) => id)]));
    if (document.visibilityState === "visible") talk.markRead(thread);
  }));
  const resolved = () => props.thread.head.resolved !== undefined;
  const resolve = (): void => void talk.act({ kind: resolved() ? "reopen" : "resolve", thread: props.thread.id });
  return (
    <div class="thread">
      <div class="thread-bar">
        <Show when={talk.may()}>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={resolve}><Icon name={resolved() ? "undo" : "check"} size={16} />{resolved() ? words.reopen : words.resolve}</button>
        </Show>
        <Show when={resolved()}><span class="thread-over">{words.resolvedBy(talk.nameOf(props.thread.head.resolved?.by))}</span></Show>
        <span class="bar-space" />
        <button type="button" class="icon-button" aria-label={words.copyLink} title={words.copyLink} onClick={() => void copying.copy()}><Show when={copying.said() === "copied"} fallback={<Strokes paths={LINK} size={16} />}><Icon name="check" size={16} /></Show></button>
        <CopyRefused copying={copying} text={linkTo(props.thread.id)} label={words.copyLink} />
      </div>
      <ol class="thread-comments">
        <For each={props.thread.comments.map(({ id }) => id)}>
          {(id) => <Show when={props.thread.comments.find((comment) => comment.id === id)}>{(comment) => <CommentItem comment={comment()} talk={talk} unread={fresh().has(id) && comment().by !== talk.me()?.id} />}</Show>}
        </For>
      </ol>
      <p class="thread-writing" role="status">{writing().length > 0 ? words.writing(writing()) : ""}</p>
      <Show when={talk.may()} fallback={<p class="field-note">{words.mayNot}</p>}>
        <Composer label={words.reply} send={words.send} draft={props.thread.id} writingIn={props.thread.id} {...(props.focus === undefined ? {} : { focus: props.focus })}
          onSend={(text) => talk.act({ kind: "reply", thread: props.thread.id, comment: freshCommentId(), text })} />
      </Show>
    </div>
  );
}
