import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { AvatarStack } from "../people/avatar-stack.tsx";
import { Avatar } from "../people/avatar.tsx";
import { whoIsHere, type Here } from "../people/here.ts";
import { Icon } from "../theme/icon.tsx";
import { texts } from "../texts/page.ts";
import "../elements/checkbox/checkbox.css";
import "./menus.css";
import { PopoverButton } from "./popover-button.tsx";

const RenameDialog = lazily(() => import("./rename-dialog.tsx"));

/** Who is here, one's own name, and whether pointers are shown. */
export function PeopleMenu(): JSX.Element {
  const room = useRoom();
  const people = follow(room.people);
  const me = follow(room.me);
  const others = follow(room.presence.others);
  const list = createMemo(() => whoIsHere(people().here, me(), others()), [], { equals: sameList });
  const [renaming, setRenaming] = createSignal(false);
  return (
    <>
      <PopoverButton class="avatars" label={texts.people.here(list().length)} face={<AvatarStack people={list()} />} boxClass="people-menu" boxLabel={texts.people.heading}>
        {(close) => (
          <>
            <h2 class="menu-heading">{texts.people.heading}</h2>
            <ul class="people-list">
              <For each={list()}>{(here) => <PersonRow here={here} rename={() => { close(); setRenaming(true); }} />}</For>
            </ul>
            <PointerSwitch />
          </>
        )}
      </PopoverButton>
      <Show when={renaming()}><OnceLoaded><RenameDialog name={me()?.name ?? ""} rename={(name) => room.rename(name)} close={() => setRenaming(false)} /></OnceLoaded></Show>
    </>
  );
}

function PersonRow(props: { readonly here: Here; readonly rename: () => void }): JSX.Element {
  const role = () =>
    [props.here.me ? texts.people.you : undefined, texts.people.roles[props.here.person.role], props.here.idle ? texts.people.idle : undefined].filter(Boolean).join(" · ");
  return (
    <li>
      <Avatar person={props.here.person} idle={props.here.idle} />
      <span class="people-name">{props.here.person.name}<span class="people-role">{role()}</span></span>
      <Show when={props.here.me}>
        <button type="button" class="icon-button" aria-label={texts.people.change} title={texts.people.change} onClick={() => props.rename()}><Icon name="pencil" size={16} /></button>
      </Show>
    </li>
  );
}

function PointerSwitch(): JSX.Element {
  const room = useRoom();
  const pointers = follow(room.presence.pointers);
  const id = createUniqueId();
  return (
    <div class="menu-switch choice">
      <input type="checkbox" role="switch" class="toggle" id={id} checked={pointers()} onChange={(event) => room.presence.setPointers(event.currentTarget.checked)} aria-describedby={`${id}-hint`} />
      <div><label for={id}>{texts.people.pointers}</label><p class="field-note" id={`${id}-hint`}>{texts.people.pointersHint}</p></div>
    </div>
  );
}

const sameList = (a: readonly Here[], b: readonly Here[]): boolean =>
  a.length === b.length && a.every((one, i) => one.person === b[i]?.person && one.idle === b[i]?.idle && one.me === b[i]?.me);
