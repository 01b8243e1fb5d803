import { Match, onMount, Show, Switch, type JSX } from "solid-js";
import { render } from "solid-js/web";
import { atLeast } from "@tutti/protocol";
import { follow } from "../../elements/readable.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import type { AboutMe } from "./about-me.ts";
import { saveFile } from "./save-file.ts";
import { forgetPerson, unsentRooms } from "../../sync/browser/forget-person.ts";
import { exportAside } from "../../sync/aside/export.ts";
import type { OpenRoom } from "../../sync/open-room.ts";
import { accountTexts as words } from "../../texts/account.ts";
import { textsReady } from "../../texts/catalogue.ts";
import "./account.css";

/** Sharing the room, and the way in and out: the foot of the people's menu. */
export default function Account(props: { readonly account: AboutMe | undefined; readonly close: () => void }): JSX.Element {
  const [room, page] = [useRoom() as OpenRoom, usePage()];
  const me = follow(room.me);
  const mayShare = () => atLeast(me()?.role ?? "viewer", "editor");
  const share = async (): Promise<void> => {
    props.close();
    const { openShareDialog } = await import("../sharing/share-dialog.tsx");
    await textsReady();
    openShareDialog({ app: room.app, room: room.room, title: room.title.get(), me: me()?.id, pages: page.nav.pages(), here: page.nav.path(), element: (id) => room.view.element(id).get(), opener: document.querySelector<HTMLElement>("button.avatars") });
  };
  const back = (): string => `/signin?to=${encodeURIComponent(location.pathname + location.search)}`;
  return (
    <div class="account">
      <Show when={mayShare()}><button type="button" class="button" data-emphasis="primary" onClick={() => void share()}>{words.share}</button></Show>
      <Switch>
        <Match when={props.account?.by === "guest" && props.account.signIn}><p class="field-note">{words.guest}</p><a class="button" href={back()}>{words.signIn}</a></Match>
        <Match when={props.account?.by === "login" || props.account?.by === "proxy"}>
          <p class="field-note">{words.as(props.account?.email ?? me()?.name ?? "")}</p>
          <button type="button" class="button" onClick={() => void leave(room)}>{words.signOut}</button>
        </Match>
      </Switch>
    </div>
  );
}

/** Signs out; where something of theirs is in this browser alone, they are asked first. */
async function leave(room: OpenRoom): Promise<void> {
  const me = room.me.get()?.id ?? "";
  const saving = room.saving.get();
  const aside = await room.setAside.list().catch(() => []);
  const here = aside.reduce((sum, { changes }) => sum + changes, saving.state === "saved" ? 0 : saving.changes);
  const elsewhere = await unsentRooms(indexedDB, me, `${room.app}/${room.room}`).catch(() => []);
  if (here === 0 && elsewhere.length === 0) return signOut(room, me);
  const host = document.body.appendChild(document.createElement("div"));
  const end = render(() => <Unsent here={here} elsewhere={elsewhere} room={room} me={me} close={() => { end(); host.remove(); }} />, host);
}

function Unsent(props: { readonly here: number; readonly elsewhere: readonly string[]; readonly room: OpenRoom; readonly me: string; readonly close: () => void }): JSX.Element {
  let dialog: HTMLDialogElement | undefined;
  onMount(() => dialog?.showModal());
  const download = async (): Promise<void> => {
    await props.room.setAside.all();
    const items = await props.room.setAside.list();
    saveFile(words.unsent.file, exportAside(items));
    await signOut(props.room, props.me);
  };
  return (
    <dialog class="rename account-unsent" ref={dialog} aria-labelledby="unsent-title" onClose={() => props.close()}>
      <h2 class="subheader" id="unsent-title">{words.unsent.title}</h2>
      <Show when={props.here > 0}><p>{words.unsent.here(props.here)}</p></Show>
      <Show when={props.elsewhere.length > 0}><p>{words.unsent.elsewhere(props.elsewhere.join(", "))}</p></Show>
      <div class="rename-buttons">
        <button type="button" class="button" onClick={() => dialog?.close()}>{words.unsent.stay}</button>
        <button type="button" class="button" onClick={() => void signOut(props.room, props.me)}>{words.unsent.anyway}</button>
        <Show when={props.here > 0}><button type="button" class="button" data-emphasis="primary" onClick={() => void download()}>{words.unsent.download}</button></Show>
      </div>
    </dialog>
  );
}

/** Ends the session at the server first: where that fails, nothing has happened. Then what is theirs goes from this browser. */
async function signOut(room: OpenRoom, me: string): Promise<void> {
  const answer = await fetch("/api/signout", { method: "POST", credentials: "same-origin" }).catch(() => undefined);
  if (answer?.ok !== true) return;
  const { to } = (await answer.json()) as { to?: unknown };
  await room.close();
  // The storage itself may refuse to be named.
  await (async () => forgetPerson(indexedDB, localStorage, me))().catch((error: unknown) => console.warn("Something of yours could not be taken out of this browser:", error));
  location.assign(typeof to === "string" ? to : "/");
}
