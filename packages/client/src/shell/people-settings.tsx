import { createUniqueId, For, Show, type JSX } from "solid-js";
import "../elements/select/select.css";
import { follow } from "../elements/readable.ts";
import { useRoom } from "../elements/room.ts";
import { ANNOUNCED, announce, announced, chooseFollowers, chooseHolding, followers, holding, pointersSeen, seePointers, type Announced } from "../people/choices.ts";
import { togetherOf } from "../people/follow/together.ts";
import { presenceTexts as words } from "../texts/presence.ts";
import { Icon } from "../theme/icon.tsx";
import { Switch } from "./switch.tsx";

/** How others see this reader and they the others, kept in this browser. */
export function PeopleSettings(props: { readonly close: () => void }): JSX.Element {
  const room = useRoom();
  const together = togetherOf(room);
  const mine = follow(room.presence.pointers);
  const me = follow(room.me);
  const id = createUniqueId();
  const mayLead = () => me()?.role === "owner" || me()?.role === "editor";
  return (
    <>
      <details class="people-settings">
        <summary>{words.settings}</summary>
        <Switch label={words.myPointer} hint={words.myPointerHint} on={mine()} set={(on) => room.presence.setPointers(on)} />
        <Switch label={words.othersPointers} on={pointersSeen() === "on"} set={(on) => seePointers(on ? "on" : "off")} />
        <Switch label={words.ask} hint={words.askHint} on={followers() === "ask"} set={(on) => chooseFollowers(on ? "ask" : "free")} />
        <Switch label={words.hold} hint={words.holdHint} on={holding() === "on"} set={(on) => chooseHolding(on ? "on" : "off")} />
        <div class="people-setting">
          <label for={id}>{words.announce}</label>
          <div class="select-box">
            <select class="input select" id={id} aria-describedby={`${id}-hint`} value={announced()} onChange={(event) => announce(ANNOUNCED.find((one) => one === event.currentTarget.value) ?? "off")}>
              <For each={ANNOUNCED}>{(one: Announced) => <option value={one}>{words.announced[one]}</option>}</For>
            </select>
            <span class="select-mark"><Icon name="chevronDown" size={16} /></span>
          </div>
          <p class="field-note" id={`${id}-hint`}>{words.announceHint}</p>
        </div>
      </details>
      <Show when={mayLead()}>
        <button type="button" class="button people-lead" data-size="small" aria-pressed={together.spotlight()} onClick={() => { props.close(); together.setSpotlight(!together.spotlight()); }}>
          {together.spotlight() ? words.endSpotlight : words.spotlight}
        </button>
      </Show>
    </>
  );
}
