import { MAX_COMMENT_CHARS, parseWidgetKey, type Person, type PersonId } from "@tutti/protocol";
import { createMemo, createSignal, createUniqueId, For, onCleanup, onMount, Show, untrack, type JSX } from "solid-js";
import { usePage, useRoom } from "../../elements/room.ts";
import { commentTexts as words } from "../../texts/comments.ts";
import { Avatar } from "../avatar.tsx";
import { mentionBefore, stored } from "./body.ts";
import { conversationOf } from "./conversation.ts";
import "./thread.css";

interface ComposerProps {
  /** What is written, as its author writes it, and who is named in it; empty for a new comment. */
  readonly text?: string;
  readonly named?: ReadonlyMap<string, PersonId>;
  readonly label: string;
  readonly send: string;
  /** What is written and not sent is kept under this name while the page is open. */
  readonly draft: string;
  /** The thread that others see one writing in. */
  readonly writingIn?: string;
  readonly focus?: boolean;
  readonly onSend: (text: string) => boolean;
  readonly onCancel?: () => void;
}

const MOST_OFFERED = 6;

/** Where a comment is written. Ctrl+Enter sends it; @ offers people. */
export function Composer(props: ComposerProps): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const talk = conversationOf(room, page);
  const id = createUniqueId();
  // Read once: what it is about may be gone before this is.
  const { draft, writingIn } = untrack(() => ({ draft: `comment:${props.draft}`, writingIn: props.writingIn === undefined ? undefined : parseWidgetKey(`comment:${props.writingIn}`) }));
  const [text, setText] = createSignal(props.text ?? page.recall(draft) ?? "");
  const [caret, setCaret] = createSignal(0);
  const [active, setActive] = createSignal(0);
  const [closed, setClosed] = createSignal(false);
  const named = new Map(props.named);
  let box: HTMLTextAreaElement | undefined;
  const asked = createMemo(() => mentionBefore(text(), caret()));
  const offered = createMemo<readonly Person[]>(() => {
    const wanted = asked()?.typed.toLocaleLowerCase();
    return wanted === undefined || closed() ? [] : talk.known().filter(({ name }) => name.toLocaleLowerCase().split(/\s+/).concat(name.toLocaleLowerCase()).some((part) => part.startsWith(wanted))).slice(0, MOST_OFFERED);
  });
  const tooLong = (): boolean => stored(text(), named).length > MAX_COMMENT_CHARS;
  const canSend = (): boolean => text().trim() !== "" && !tooLong();

  const grow = (): void => {
    if (!box) return;
    box.style.height = "auto";
    box.style.height = `${box.scrollHeight + 2}px`;
  };
  const writing = (on: boolean): void => {
    if (writingIn !== undefined) room.presence.update({ at: on ? { key: writingIn, doing: "edit" } : undefined });
  };
  const change = (next: string): void => {
    setText(next);
    if (props.text === undefined) page.remember(draft, next);
    setActive(0);
    setClosed(false);
    setCaret(box?.selectionStart ?? next.length);
    writing(next.trim() !== "");
    grow();
  };
  const pick = (person: Person): void => {
    const at = asked();
    if (!at || !box) return;
    named.set(`@${person.name}`, person.id);
    const before = `${text().slice(0, at.from)}@${person.name} `;
    box.value = before + text().slice(caret());
    box.setSelectionRange(before.length, before.length);
    change(box.value);
  };
  const send = (): void => {
    if (!canSend() || !props.onSend(stored(text(), named))) return;
    named.clear();
    page.remember(draft, "");
    if (box) box.value = "";
    setText("");
    writing(false);
    grow();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const people = offered();
    const person = people[active()];
    if (person && (event.key === "ArrowDown" || event.key === "ArrowUp")) setActive((active() + (event.key === "ArrowDown" ? 1 : people.length - 1)) % people.length);
    else if (person && !event.ctrlKey && !event.metaKey && (event.key === "Enter" || event.key === "Tab")) pick(person);
    else if (person && event.key === "Escape") setClosed(true);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === "Escape" && props.onCancel) props.onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  onMount(() => {
    grow();
    if (props.focus) queueMicrotask(() => box?.focus({ preventScroll: true }));
  });
  onCleanup(() => writing(false));
  return (
    <div class="composer">
      <textarea
        ref={(element) => { box = element; element.value = text(); }} class="input composer-text" rows="1" aria-label={props.label} placeholder={props.label} aria-describedby={`${id}-keys`} aria-invalid={tooLong() ? "true" : undefined}
        aria-autocomplete="list" aria-haspopup="listbox" aria-controls={offered().length > 0 ? `${id}-people` : undefined} aria-activedescendant={offered().length > 0 ? `${id}-${active()}` : undefined}
        onInput={(event) => change(event.currentTarget.value)} onKeyDown={onKeyDown} onKeyUp={(event) => setCaret(event.currentTarget.selectionStart)} onClick={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => { writing(false); setClosed(true); }} onFocus={() => { setClosed(false); writing(text().trim() !== ""); }}
      />
      <span class="sr-only" id={`${id}-keys`}>{words.keys}</span>
      <Show when={offered().length > 0}>
        <ul class="composer-people" role="listbox" id={`${id}-people`} aria-label={words.people}>
          <For each={offered()}>
            {(person, i) => (
              <li role="option" id={`${id}-${i()}`} aria-selected={i() === active()} onPointerDown={(event) => { event.preventDefault(); pick(person); }}>
                <Avatar person={person} /><span>{person.name}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <span class="sr-only" role="status">{offered().length > 0 ? words.offered(offered().length) : ""}</span>
      <Show when={tooLong()}><p class="field-note composer-problem">{words.tooLong(MAX_COMMENT_CHARS)}</p></Show>
      <Show when={text().trim() !== "" || props.onCancel}>
        <div class="composer-buttons">
          <Show when={props.onCancel}>{(cancel) => <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => cancel()()}>{words.cancel}</button>}</Show>
          <button type="button" class="button" data-size="small" data-emphasis="primary" aria-disabled={canSend() ? undefined : "true"} aria-keyshortcuts="Control+Enter" title={words.sendKeys} onClick={send}>{props.send}</button>
        </div>
      </Show>
    </div>
  );
}
