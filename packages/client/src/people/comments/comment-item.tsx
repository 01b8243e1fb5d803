import type { Comment } from "@tutti/protocol";
import { createSignal, Show, type JSX } from "solid-js";
import { MarkdownText } from "../../elements/markdown/markdown.tsx";
import { commentTexts as words } from "../../texts/comments.ts";
import { Strokes } from "../../theme/bar-icon.tsx";
import { Icon } from "../../theme/icon.tsx";
import { Avatar } from "../avatar.tsx";
import { bodyOf, editable } from "./body.ts";
import { Composer } from "./composer.tsx";
import type { Conversation } from "./conversation.ts";
import { BIN } from "./icons.ts";
import { EmojiPicker, Reactions } from "./reactions.tsx";

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
/** The time of what was said today, else the day. */
const when = (at: number): string => (new Date(at).toDateString() === new Date().toDateString() ? time : day).format(at);

/** One comment, and what its reader may do with it. */
export function CommentItem(props: { readonly comment: Comment; readonly talk: Conversation; readonly unread: boolean }): JSX.Element {
  const [editing, setEditing] = createSignal(false);
  const [deleting, setDeleting] = createSignal(false);
  const mine = (): boolean => props.comment.by !== undefined && props.comment.by === props.talk.me()?.id;
  const mayDelete = (): boolean => props.talk.may() && (mine() || props.talk.me()?.role === "owner");
  const name = () => props.talk.nameOf(props.comment.by);
  const waits = () => props.talk.waiting().has(props.comment.id);
  const written = () => editable(props.comment.text, props.talk.nameOf);
  return (
    <li class="comment" data-unread={props.unread ? "" : undefined}>
      <Show when={props.talk.personOf(props.comment.by)} fallback={<span class="avatar comment-app" aria-hidden="true"><Icon name={props.comment.by === undefined ? "monitor" : "users"} size={14} /></span>}>
        {(person) => <Avatar person={person()} />}
      </Show>
      <div class="comment-what">
        <p class="comment-who">
          <span class="comment-name">{name()}</span>
          <time datetime={new Date(props.comment.at).toISOString()} title={moment.format(props.comment.at)}>{when(props.comment.at)}</time>
          <Show when={props.comment.edited !== undefined}><span title={moment.format(props.comment.edited)}>{words.edited}</span></Show>
          <Show when={waits()}><span class="comment-waits">{words.waiting}</span></Show>
          <Show when={props.unread}><span class="comment-new">{words.unread}</span></Show>
        </p>
        <Show when={!props.comment.deleted} fallback={<p class="comment-gone">{words.deleted}</p>}>
          <Show
            when={!editing()}
            fallback={
              <Composer text={written().text} named={written().named} label={words.editLabel} send={words.save} draft={props.comment.id} focus
                onSend={(text) => { setEditing(false); return props.talk.act({ kind: "edit", comment: props.comment.id, text }); }} onCancel={() => setEditing(false)} />
            }
          >
            <div class="comment-body"><MarkdownText text={bodyOf(props.comment.text, props.talk.nameOf)} /></div>
          </Show>
          <Reactions comment={props.comment} talk={props.talk} />
          <Show when={deleting()}>
            <div class="comment-sure" role="group" aria-label={words.sure}>
              <span>{words.sure}</span>
              <button type="button" class="button" data-size="small" ref={(button) => queueMicrotask(() => button.focus())} onClick={() => { setDeleting(false); props.talk.act({ kind: "delete", comment: props.comment.id }); }}>{words.delete}</button>
              <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => setDeleting(false)}>{words.cancel}</button>
            </div>
          </Show>
        </Show>
      </div>
      <Show when={!props.comment.deleted && props.talk.may() && !editing()}>
        <div class="comment-tools">
          <EmojiPicker comment={props.comment} talk={props.talk} />
          <Show when={mine()}><button type="button" class="icon-button comment-tool" aria-label={words.edit} title={words.edit} onClick={() => setEditing(true)}><Icon name="pencil" size={15} /></button></Show>
          <Show when={mayDelete()}><button type="button" class="icon-button comment-tool" aria-label={words.delete} title={words.delete} onClick={() => setDeleting(true)}><Strokes paths={BIN} size={15} /></button></Show>
        </div>
      </Show>
    </li>
  );
}
