import { createMemo, For, Show, type JSX } from "solid-js";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { texts } from "../texts/page.ts";
import { NoticeCard } from "./notice-card.tsx";
import "./notices.css";

/** What the server has to tell me about my own clicks and edits, until I have read it. */
export function Notices(props: { readonly children?: JSX.Element }): JSX.Element {
  const room = useRoom();
  const notices = follow(room.notices);
  return (
    <section class="notices" aria-label={texts.notices.heading} aria-live="polite">
      <For each={notices().map(([id]) => id)}>
        {(id) => {
          const notice = createMemo(() => notices().find(([other]) => other === id)?.[1]);
          return <Show when={notice()}>{(present) => <NoticeCard id={id} notice={present()} />}</Show>;
        }}
      </For>
      {props.children}
    </section>
  );
}
