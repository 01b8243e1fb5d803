import type { Person } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, For, onCleanup, Show, type JSX } from "solid-js";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { presenceTexts as words } from "../../texts/presence.ts";
import { Avatar } from "../avatar.tsx";
import { personColour } from "../colour.ts";
import "./follow.css";
import { goAlong, onOwnMove } from "./go-along.ts";
import { tellView } from "./tell-view.ts";
import { togetherOf } from "./together.ts";

/** How long (ms) it stands there why nobody is followed any more. */
const NEWS_FOR = 6_000;

/** What lies over the page while somebody follows somebody: a frame in their colour, and what it is about in words. */
export function FollowLayer(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const together = togetherOf(room);
  const me = follow(room.me);
  const others = follow(room.presence.others);
  const [declined, setDeclined] = createSignal<ReadonlySet<string>>(new Set());
  let box: HTMLDivElement | undefined;

  const whom = createMemo<Person | undefined>((before) => {
    const now = together.following();
    if (now.state !== "following") return undefined;
    return before?.id === now.person.id ? before : now.person;
  });
  createEffect(() => {
    const person = whom();
    if (!person) return;
    goAlong(room, page, person.id);
    onOwnMove(() => box, (event) => {
      if (event instanceof KeyboardEvent && event.key === "Escape") event.stopPropagation();
      together.moved();
    });
  });
  const watched = createMemo(() => together.followed().by.length > 0 || together.spotlight());
  createEffect(() => {
    if (watched()) tellView(room, page);
  });
  const host = createMemo(() => others().find(({ presence, person }) => presence.spotlight && person.id !== me()?.id)?.person);
  createEffect(() => {
    // Who asks again later asks anew.
    const now = host();
    setDeclined((before) => new Set([...before].filter((id) => id === now?.id)));
  });
  const invited = () => {
    const person = host();
    const now = together.following();
    return person && !declined().has(person.id) && (now.state === "nobody" || now.person.id !== person.id) ? person : undefined;
  };
  const news = passing(together.news);
  const asking = () => {
    const now = together.following();
    return now.state === "asking" ? now.person : undefined;
  };
  return (
    <>
      <Show when={whom()}>{(person) => <div class="follow-frame" aria-hidden="true" style={{ "--person": personColour(person()) }} />}</Show>
      <div class="follow-notes" role="status" ref={box}>
        <Show when={whom()}>
          {(person) => (
            <Note person={person()} text={words.following(person().name)} hint={words.escape}><button type="button" class="button" data-size="small" onClick={() => together.stop()}>{words.stop}</button></Note>
          )}
        </Show>
        <Show when={asking()}>{(person) => <Note person={person()} text={words.asking(person().name)}><button type="button" class="button" data-size="small" onClick={() => together.stop()}>{words.cancel}</button></Note>}</Show>
        <Show when={together.spotlight()}>
          <Note text={words.spotlit}><button type="button" class="button" data-size="small" onClick={() => together.setSpotlight(false)}>{words.stop}</button></Note>
        </Show>
        <Show when={together.followed().by.length > 0}><Note person={together.followed().by[0]} text={words.followed(together.followed().by.map(({ name }) => name))} /></Show>
        <For each={together.followed().waiting}>
          {(person) => (
            <Note person={person} text={words.wants(person.name)}>
              <button type="button" class="button" data-size="small" data-emphasis="primary" onClick={() => together.answer(person.id, true)}>{words.let}</button>
              <button type="button" class="button" data-size="small" onClick={() => together.answer(person.id, false)}>{words.deny}</button>
            </Note>
          )}
        </For>
        <Show when={invited()}>
          {(person) => (
            <Note person={person()} text={words.invites(person().name)}>
              <button type="button" class="button" data-size="small" data-emphasis="primary" onClick={() => together.follow(person())}>{words.come}</button>
              <button type="button" class="button" data-size="small" onClick={() => setDeclined((before) => new Set([...before, person().id]))}>{words.stay}</button>
            </Note>
          )}
        </Show>
        <Show when={news()}>{(text) => <Note text={text()} />}</Show>
      </div>
    </>
  );
}

function Note(props: { readonly person?: Person | undefined; readonly text: string; readonly hint?: string; readonly children?: JSX.Element }): JSX.Element {
  return (
    <div class="follow-note" style={{ "--person": personColour(props.person) }}>
      <Show when={props.person}>{(person) => <Avatar person={person()} />}</Show>
      <span class="follow-words">{props.text}<Show when={props.hint}>{(hint) => <span class="follow-hint"> · {hint()}</span>}</Show></span>
      {props.children}
    </div>
  );
}

/** A text for as long as it is news. */
function passing(text: () => string): () => string {
  const [shown, setShown] = createSignal("");
  createEffect(() => {
    const now = text();
    setShown(now);
    if (!now) return;
    const timer = setTimeout(() => setShown(""), NEWS_FOR);
    onCleanup(() => clearTimeout(timer));
  });
  return shown;
}
