import { createEffect, createSignal, on, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { loadSeldom } from "../sync/load-seldom.ts";
import type { OpenRoom } from "../sync/open-room.ts";
import { QueryOffers } from "../query/query-offers.tsx";
import { NewerPage } from "./newer/newer-page.tsx";
import { Notices } from "./notices.tsx";
import { SetAsideCard, type Aside } from "./set-aside.tsx";

/** What is told in cards at the edge, now and then: of my clicks and edits, of what could not be sent, and of the page itself. Loaded once the page is alive. */
export default function PageCards(props: { readonly room: OpenRoom }): JSX.Element {
  fetchForOffline();
  return <Notices><SetAsideNotice room={props.room} /><NewerPage room={props.room} /><QueryOffers /></Notices>;
}

/** Looks, whenever the line or one's role has changed, whether changes were set aside. */
function SetAsideNotice(props: { readonly room: OpenRoom }): JSX.Element {
  const connection = follow(props.room.connection);
  const me = follow(props.room.me);
  const [items, setItems] = createSignal<Aside>([]);
  const read = (): void => void props.room.setAside.list().then(setItems, () => setItems([]));
  createEffect(on([() => connection().state, () => me()?.role, follow(props.room.setAside.changes)], read));
  return <SetAsideCard room={props.room} items={items()} changed={read} />;
}

/** What is needed once there is no network is here before: a first visit has no service worker yet that would have it. */
function fetchForOffline(): void {
  const parts = [import("./waiting/waiting-panel.tsx"), loadSeldom()];
  for (const part of parts) part.catch((error: unknown) => console.warn("Something for working offline could not be loaded yet:", error));
}
