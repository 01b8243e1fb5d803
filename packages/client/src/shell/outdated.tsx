import { createEffect, createSignal, on, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import type { OpenRoom } from "../sync/open-room.ts";
import type { Aside } from "./set-aside.tsx";

const OutdatedCard = lazily(() => import("./outdated-card.tsx"));
const SetAsideCard = lazily(() => import("./set-aside.tsx"));

/** Says that the server has a newer page. */
export function Outdated(props: { readonly room: OpenRoom }): JSX.Element {
  const outdated = follow(props.room.outdated);
  return <Show when={outdated()}><OnceLoaded><OutdatedCard /></OnceLoaded></Show>;
}

/** Looks, whenever the line or one's role has changed, whether changes were set aside. */
export function SetAsideNotice(props: { readonly room: OpenRoom }): JSX.Element {
  const connection = follow(props.room.connection);
  const me = follow(props.room.me);
  const [items, setItems] = createSignal<Aside>([]);
  const read = (): void => void props.room.setAside.list().then(setItems, () => setItems([]));
  createEffect(on([() => connection().state, () => me()?.role], read));
  return <Show when={items().length > 0}><OnceLoaded><SetAsideCard room={props.room} items={items()} changed={read} /></OnceLoaded></Show>;
}
