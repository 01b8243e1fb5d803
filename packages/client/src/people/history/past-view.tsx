import { ROOT, type PastRoom } from "@tutti/protocol";
import { onCleanup, onMount, Show, type JSX } from "solid-js";
import { Portal } from "solid-js/web";
import { Element } from "../../elements/element.tsx";
import { createPage } from "../../elements/page.ts";
import { RoomContext, usePage, useRegistry, useRoom } from "../../elements/room.ts";
import { historyTexts as words } from "../../texts/history.ts";
import { Icon } from "../../theme/icon.tsx";
import { pastRoom } from "./past-room.ts";
import "./past-view.css";

interface PastViewProps {
  readonly past: PastRoom;
  /** Of a named version. */
  readonly name: string | undefined;
  readonly mayRestore: boolean;
  readonly restore: () => void;
  readonly close: () => void;
}

/** The page as it was, over the one that is now: to be read, and not to be changed. */
export default function PastView(props: PastViewProps): JSX.Element {
  const now = useRoom();
  const here = usePage();
  const registry = useRegistry();
  const past = pastRoom(now, props.past, now.page.get());
  const page = createPage(`${now.app}/${now.room}/past`, here.nav);
  const when = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" }).format(props.past.at);
  const behind = [...document.querySelectorAll<HTMLElement>(".frame")];
  let heading: HTMLParagraphElement | undefined;
  onMount(() => {
    for (const one of behind) one.inert = true;
    heading?.focus();
  });
  onCleanup(() => {
    for (const one of behind) one.inert = false;
    past.close();
  });
  return (
    <Portal mount={document.querySelector("#root") ?? document.body}>
      <section class="past" aria-label={words.pastRegion} onKeyDown={(event) => event.key === "Escape" && props.close()}>
        <div class="past-bar">
          <Icon name="clock" size={16} />
          <p class="past-words" tabIndex={-1} ref={heading}><strong>{props.name ?? when}</strong> <span>{props.name === undefined ? "" : `${when} · `}{props.past.computed ? words.pastComputed : words.pastKept}</span></p>
          <div class="past-ways">
            <Show when={props.mayRestore}><button type="button" class="button" data-size="small" onClick={() => props.restore()}>{words.pastRestore}</button></Show>
            <button type="button" class="button" data-size="small" data-emphasis="primary" onClick={() => props.close()}>{words.pastClose}</button>
          </div>
        </div>
        <RoomContext.Provider value={{ room: past.room, page, registry }}>
          <div class="past-page">
            <div class="past-side" hidden={page.side.count() === 0} ref={(box) => page.side.setBox(box)} />
            <div class="flow main-flow"><Element id={ROOT} /></div>
            <div ref={(box) => page.bottom.setBox(box)} />
            <div hidden ref={(box) => { page.sideNav.setBox(box); page.topNav.setBox(box); }} />
          </div>
        </RoomContext.Provider>
      </section>
    </Portal>
  );
}
