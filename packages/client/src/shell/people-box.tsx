import { createUniqueId, For, Show, type JSX } from "solid-js";
import "../elements/checkbox/checkbox.css";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { Avatar } from "../people/avatar.tsx";
import type { Here } from "../people/here.ts";
import { texts } from "../texts/page.ts";
import { Icon } from "../theme/icon.tsx";

/** Everybody who is here, one's own name, and whether pointers are shown. */
export default function PeopleBox(props: { readonly list: readonly Here[]; readonly rename: () => void }): JSX.Element {
  return (
    <>
      <h2 class="menu-heading">{texts.people.heading}</h2>
      <ul class="people-list"><For each={props.list}>{(here) => <PersonRow here={here} rename={() => props.rename()} />}</For></ul>
      <PointerSwitch />
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
