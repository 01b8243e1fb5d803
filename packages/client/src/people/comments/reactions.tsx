import { EMOJI, EMOJI_NAMES, type Comment, type EmojiName } from "@tutti/protocol";
import { For, Show, type JSX } from "solid-js";
import { opensBox } from "../../elements/opens-box.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { Strokes } from "../../theme/bar-icon.tsx";
import type { Conversation } from "./conversation.ts";
import { SMILE } from "./icons.ts";

/** What people reacted with, each a button that adds one's own or takes it back. */
export function Reactions(props: { readonly comment: Comment; readonly talk: Conversation }): JSX.Element {
  const given = () => EMOJI_NAMES.filter((name) => (props.comment.reactions?.[name]?.length ?? 0) > 0);
  const mine = (name: EmojiName): boolean => { const me = props.talk.me(); return me !== undefined && (props.comment.reactions?.[name] ?? []).includes(me.id); };
  const toggle = (name: EmojiName): void => void props.talk.act({ kind: mine(name) ? "unreact" : "react", comment: props.comment.id, emoji: name });
  return (
    <Show when={given().length > 0}>
      <div class="reactions">
        <For each={given()}>
          {(name) => {
            const people = () => props.comment.reactions?.[name] ?? [];
            const names = () => people().map((id) => props.talk.nameOf(id)).join(", ");
            return (
              <button type="button" class="reaction" aria-pressed={mine(name)} aria-label={words.reacted(words.emoji[name], names())} title={names()} disabled={!props.talk.may()} onClick={() => toggle(name)}>
                <span aria-hidden="true">{EMOJI[name]}</span><span aria-hidden="true">{people().length}</span>
              </button>
            );
          }}
        </For>
      </div>
    </Show>
  );
}

/** A few emoji to react with. */
export function EmojiPicker(props: { readonly comment: Comment; readonly talk: Conversation }): JSX.Element {
  const opens = opensBox({ align: "end" });
  const pick = (name: EmojiName): void => {
    props.talk.act({ kind: "react", comment: props.comment.id, emoji: name });
    opens.close();
  };
  return (
    <span class="popover-button" onKeyDown={opens.onKeyDown} onFocusOut={opens.onFocusOut}>
      <button type="button" class="icon-button comment-tool" ref={opens.button} aria-label={words.react} title={words.react} aria-expanded={opens.open()} aria-haspopup="dialog" onClick={opens.toggle}><Strokes paths={SMILE} size={16} /></button>
      <div class="popover emoji-box" popover="manual" role="dialog" aria-label={words.react} ref={opens.box}>
        <Show when={opens.open()}>
          <For each={EMOJI_NAMES}>{(name) => <button type="button" class="emoji" aria-label={words.emoji[name]} title={words.emoji[name]} onClick={() => pick(name)}><span aria-hidden="true">{EMOJI[name]}</span></button>}</For>
        </Show>
      </div>
    </span>
  );
}
