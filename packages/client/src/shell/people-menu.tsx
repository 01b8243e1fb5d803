import { createMemo, createSignal, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { AvatarStack } from "../people/avatar-stack.tsx";
import { samePlaces, whoIsHere } from "../people/here.ts";
import { texts } from "../texts/page.ts";
import "./menus.css";
import { PopoverButton } from "./popover-button.tsx";

const PeopleBox = lazily(() => import("./people-box.tsx"));
const RenameDialog = lazily(() => import("./rename-dialog.tsx"));

/** Who is here, one's own name, and whether pointers are shown. */
export function PeopleMenu(): JSX.Element {
  const room = useRoom();
  const people = follow(room.people);
  const me = follow(room.me);
  const others = follow(room.presence.others);
  const list = createMemo(() => whoIsHere(people().here, me(), others()), [], { equals: samePlaces });
  const [renaming, setRenaming] = createSignal(false);
  return (
    <>
      <PopoverButton class="avatars" label={texts.people.here(list().length)} face={<AvatarStack people={list()} />} boxClass="people-menu" boxLabel={texts.people.heading}>
        {(close) => (
          <PeopleBox list={list()} close={close} rename={() => { close(); setRenaming(true); }} />
        )}
      </PopoverButton>
      <Show when={renaming()}><OnceLoaded><RenameDialog name={me()?.name ?? ""} rename={(name) => room.rename(name)} close={() => setRenaming(false)} /></OnceLoaded></Show>
    </>
  );
}
