import type { CommentId } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, on, onCleanup, Show, type JSX } from "solid-js";
import { usePage, useRoom } from "../../elements/room.ts";
import { follow } from "../../elements/readable.ts";
import "../../elements/select/select.css";
import { SidePanel } from "../../shell/side-panel.tsx";
import { commentTexts as words } from "../../texts/comments.ts";
import { Strokes } from "../../theme/bar-icon.tsx";
import { Icon } from "../../theme/icon.tsx";
import { preview } from "./body.ts";
import "./comments.css";
import { conversationOf } from "./conversation.ts";
import { placeWords } from "./describe-element.ts";
import { ExportLinks } from "./export-links.tsx";
import { UP } from "./icons.ts";
import { showAnchor } from "./show-anchor.ts";
import { ThreadLine } from "./thread-line.tsx";
import { ThreadView } from "./thread-view.tsx";
import { EVERY_THREAD, filterThreads, type ThreadFilter } from "./threads-shown.ts";

/** The room's whole conversation: filtered, searched, and gone through one by one. */
export default function CommentsPanel(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const talk = conversationOf(room, page);
  const connection = follow(room.connection);
  const [filter, setFilter] = createSignal<ThreadFilter>(EVERY_THREAD);
  const found = createMemo(() => filterThreads(talk.threads(), filter(), { me: talk.me()?.id, placeOf: talk.placeOf, nameOf: talk.nameOf }));
  const chosen = () => { const id = talk.chosen(); return id === undefined ? undefined : talk.thread(id); };
  const place = () => found().findIndex(({ id }) => id === talk.chosen());
  let list: HTMLUListElement | undefined;
  let body: HTMLDivElement | undefined;
  const choose = (id: CommentId | undefined): void => {
    const from = talk.chosen();
    talk.choose(id);
    queueMicrotask(() => (id === undefined ? list?.querySelector<HTMLElement>(`[data-thread="${from ?? ""}"]`) ?? body : body)?.focus({ preventScroll: true }));
  };
  const step = (by: number): void => {
    const all = found();
    if (all.length === 0) return;
    const at = place();
    choose(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : (at + by + all.length) % all.length]?.id);
  };
  createEffect(on(() => chosen()?.id, () => {
    const thread = chosen();
    if (thread) void showAnchor(room, page, thread.head.anchor);
  }));
  // Whoever opens the panel again looks at all that is said.
  onCleanup(() => talk.choose(undefined));
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    // The whole panel listens, also its head, which is not drawn here.
    if (by === 0 || !(event.target instanceof Element) || !event.target.closest(".side-panel") || event.target.matches("select")) return;
    if (event.altKey) step(by);
    else {
      const lines = [...(list?.querySelectorAll<HTMLElement>("[data-thread]") ?? [])];
      const at = lines.indexOf(document.activeElement as HTMLElement);
      if (at < 0) return;
      lines[(at + by + lines.length) % lines.length]?.focus();
    }
    event.preventDefault();
  };
  addEventListener("keydown", onKeyDown);
  onCleanup(() => removeEventListener("keydown", onKeyDown));
  return (
    <SidePanel heading={words.heading} closeLabel={words.close}>
      <div class="comments-panel">
        <div class="comments-bar">
          <Show when={talk.chosen() !== undefined} fallback={<Filters filter={filter()} set={setFilter} />}>
            <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={() => choose(undefined)}>{words.back}</button>
            <span class="bar-space" />
            <Show when={place() >= 0}><span class="comments-position">{words.position(place() + 1, found().length)}</span></Show>
          </Show>
          <span class="comments-steps">
            <button type="button" class="icon-button" aria-label={words.previous} title={words.previous} aria-keyshortcuts="Alt+ArrowUp" disabled={found().length === 0} onClick={() => step(-1)}><Strokes paths={UP} size={16} /></button>
            <button type="button" class="icon-button" aria-label={words.next} title={words.next} aria-keyshortcuts="Alt+ArrowDown" disabled={found().length === 0} onClick={() => step(1)}><Icon name="chevronDown" size={16} /></button>
          </span>
        </div>
        <div class="comments-list" ref={body} tabIndex={-1}>
          <Show
            when={talk.chosen() !== undefined}
            fallback={
              <>
                <Show when={found().length === 0}><p class="field-note">{talk.threads().length === 0 ? (matchMedia("(hover: none)").matches ? words.noneTouch : words.none) : words.noneSuch}</p></Show>
                <ul ref={list}>
                  <For each={found().map(({ id }) => id)}>
                    {(id) => <Show when={found().find((thread) => thread.id === id)}>{(thread) => <ThreadLine thread={thread()} talk={talk} place={talk.placeOf(thread().head.anchor)} words={preview(thread().comments.find(({ deleted }) => !deleted)?.text ?? "", talk.nameOf)} choose={() => choose(id)} />}</Show>}
                  </For>
                </ul>
                <Show when={talk.threads().length > 0 && connection().state === "live"}><ExportLinks app={room.app} room={room.room} /></Show>
              </>
            }
          >
            <Show when={chosen()} fallback={<p class="field-note" role="status">{words.missing}</p>}>
              {(thread) => (
                <>
                  <Show when={talk.placeOf(thread().head.anchor) !== "unplaced"} fallback={<p class="comment-where" data-unplaced="">{placeWords(thread().head.anchor)} · {words.unplaced}</p>}>
                    <button type="button" class="comment-where" title={words.goTo(thread().head.anchor.label)} onClick={() => void showAnchor(room, page, thread().head.anchor)}>{placeWords(thread().head.anchor)}</button>
                  </Show>
                  <ThreadView thread={thread()} />
                </>
              )}
            </Show>
          </Show>
        </div>
      </div>
    </SidePanel>
  );
}

function Filters(props: { readonly filter: ThreadFilter; readonly set: (filter: ThreadFilter) => void }): JSX.Element {
  return (
    <div class="comments-filters">
      <input class="input" type="search" placeholder={words.search} aria-label={words.search} value={props.filter.words} onInput={(event) => props.set({ ...props.filter, words: event.currentTarget.value })} />
      <Choice label={words.state} options={words.states} value={props.filter.state} set={(state) => props.set({ ...props.filter, state })} />
      <Choice label={words.only} options={words.onlys} value={props.filter.only} set={(only) => props.set({ ...props.filter, only })} />
    </div>
  );
}

function Choice<Name extends string>(props: { readonly label: string; readonly options: { readonly [Each in Name]: string }; readonly value: Name; readonly set: (value: Name) => void }): JSX.Element {
  const names = (): Name[] => Object.keys(props.options) as Name[];
  return (
    <div class="select-box">
      <select class="input select" aria-label={props.label} onChange={(event) => { const name = names()[event.currentTarget.selectedIndex]; if (name !== undefined) props.set(name); }}>
        <For each={names()}>{(name) => <option value={name} selected={name === props.value}>{props.options[name]}</option>}</For>
      </select>
      <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
    </div>
  );
}
