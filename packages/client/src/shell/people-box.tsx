import { createMemo, createSignal, createUniqueId, For, Show, type JSX } from "solid-js";
import { lazily, OnceLoaded } from "../elements/lazily.tsx";
import { follow } from "../elements/readable.ts";
import { usePage, useRoom } from "../elements/room.ts";
import { readAccount, type AboutMe } from "../people/account/about-me.ts";
import { Avatar } from "../people/avatar.tsx";
import { togetherOf } from "../people/follow/together.ts";
import { goToPerson } from "../people/go-to.ts";
import type { Here } from "../people/here.ts";
import { whereWords } from "../people/where-words.ts";
import { texts } from "../texts/page.ts";
import { presenceTexts as words } from "../texts/presence.ts";
import { Strokes } from "../theme/bar-icon.tsx";
import { Icon } from "../theme/icon.tsx";
import { PeopleSettings } from "./people-settings.tsx";

const Account = lazily(() => import("../people/account/account.tsx"));

/** From so many people on, one is looked for by name. */
const MANY = 9;
const TARGET = ["M12 4.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15z", "M12 2v5M12 17v5M2 12h5M17 12h5"];
const EYE = ["M2.5 12s3.5-6.5 9.5-6.5 9.5 6.5 9.5 6.5-3.5 6.5-9.5 6.5S2.5 12 2.5 12z", "M12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"];

interface PeopleBoxProps {
  readonly list: readonly Here[];
  readonly close: () => void;
  readonly rename: () => void;
}

/** Everybody who is here and what they do, ways to them, one's own name, and how one is seen. */
export default function PeopleBox(props: PeopleBoxProps): JSX.Element {
  // Not waited for: who is here is shown at once.
  const [account, setAccount] = createSignal<AboutMe>();
  void readAccount().then(setAccount);
  const [sought, setSought] = createSignal("");
  const found = createMemo(() => {
    const part = sought().trim().toLocaleLowerCase();
    return part === "" ? props.list : props.list.filter(({ person }) => person.name.toLocaleLowerCase().includes(part));
  });
  return (
    <>
      <h2 class="menu-heading">{texts.people.heading}</h2>
      <Show when={props.list.length >= MANY}>
        <input class="input people-find" type="search" aria-label={words.find} placeholder={words.find} value={sought()} onInput={(event) => setSought(event.currentTarget.value)} />
      </Show>
      <Show when={found().length > 0} fallback={<p class="field-note" role="status">{words.nobodyFound}</p>}>
        <ul class="people-list">
          <For each={found().map(({ person }) => person.id)}>
            {(id) => <Show when={found().find(({ person }) => person.id === id)}>{(here) => <PersonRow here={here()} renames={account()?.by === "guest"} close={props.close} rename={props.rename} />}</Show>}
          </For>
        </ul>
      </Show>
      <PeopleSettings close={props.close} />
      <OnceLoaded><Account account={account()} close={props.close} /></OnceLoaded>
    </>
  );
}

function PersonRow(props: { readonly here: Here; /** Whether they choose their name themselves. */ readonly renames: boolean; readonly close: () => void; readonly rename: () => void }): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const id = createUniqueId();
  const together = togetherOf(room);
  const me = follow(room.me);
  const person = () => props.here.person;
  const following = () => {
    const now = together.following();
    return now.state !== "nobody" && now.person.id === person().id;
  };
  const what = () =>
    [props.here.me ? texts.people.you : whereWords(props.here, room, page), texts.people.roles[person().role], person().program && words.program, props.here.follows !== undefined && props.here.follows === me()?.id ? words.followsYou : undefined].filter(Boolean).join(" · ");
  const followWords = () => (following() ? words.unfollow : props.here.asks ? words.askToFollow : words.follow)(person().name);
  const go = (): void => {
    props.close();
    void goToPerson(room, page, props.here);
  };
  const along = (): void => {
    if (following()) return together.stop();
    props.close();
    together.follow(person());
  };
  return (
    <li>
      <Avatar person={person()} attention={props.here.attention} />
      <span class="people-name" id={id}>{person().name}<span class="people-role">{what()}</span></span>
      <Show when={props.here.me && props.renames}>
        <button type="button" class="icon-button" aria-label={texts.people.change} title={texts.people.change} onClick={() => props.rename()}><Icon name="pencil" size={16} /></button>
      </Show>
      <Show when={props.here.client !== undefined}>
        <span class="people-ways">
          <button type="button" class="icon-button" aria-label={words.goTo(person().name)} title={words.goTo(person().name)} onClick={go}><Strokes paths={TARGET} size={16} /></button>
          <button type="button" class="icon-button" aria-label={followWords()} title={followWords()} aria-pressed={following()} onClick={along}><Strokes paths={EYE} size={16} /></button>
        </span>
      </Show>
    </li>
  );
}
