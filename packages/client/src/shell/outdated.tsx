import { createEffect, createSignal, on, Show, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import type { OpenRoom } from "../sync/open-room.ts";
import { Icon } from "../theme/icon.tsx";
import { texts } from "../theme/texts.ts";

/** Says that the server has a newer page; loading it is the reader's own choice of moment. */
export function Outdated(props: { readonly room: OpenRoom }): JSX.Element {
  const outdated = follow(props.room.outdated);
  return (
    <Show when={outdated()}>
      <article class="notice">
        <p>{texts.outdated.text}</p>
        <div class="notice-buttons"><button type="button" class="button" data-size="small" onClick={() => location.reload()}>{texts.outdated.load}</button></div>
        <span class="notice-mark"><Icon name="refresh" size={16} /></span>
      </article>
    </Show>
  );
}

type Aside = Awaited<ReturnType<OpenRoom["setAside"]["list"]>>;

/** What I wrote and could not be sent any more: mine to take away as a file, or to let go. */
export function SetAsideNotice(props: { readonly room: OpenRoom }): JSX.Element {
  const connection = follow(props.room.connection);
  const me = follow(props.room.me);
  const [items, setItems] = createSignal<Aside>([]);
  const read = (): void => void props.room.setAside.list().then(setItems, () => setItems([]));
  createEffect(on([() => connection().state, () => me()?.role], read));
  const count = () => items().reduce((sum, item) => sum + item.changes, 0);
  const download = (): void => {
    const file = new Blob([`[${items().map((item) => props.room.setAside.export(item)).join(",\n")}]`], { type: "application/json" });
    const address = URL.createObjectURL(file);
    const link = document.createElement("a");
    link.href = address;
    link.download = texts.setAside.file;
    link.click();
    URL.revokeObjectURL(address);
  };
  const discard = (): void => void Promise.all(items().map((item) => props.room.setAside.discard(item.id))).then(read, read);
  return (
    <Show when={items().length > 0}>
      <article class="notice">
        <p>{texts.setAside.text(count())}</p>
        <div class="notice-buttons">
          <button type="button" class="button" data-size="small" onClick={download}>{texts.setAside.download}</button>
          <button type="button" class="button" data-size="small" data-emphasis="tertiary" onClick={discard}>{texts.setAside.discard}</button>
        </div>
        <span class="notice-mark"><Icon name="alert" size={16} /></span>
      </article>
    </Show>
  );
}
