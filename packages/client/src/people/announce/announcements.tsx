import { createEffect, createMemo, createSignal, on, onCleanup, type JSX } from "solid-js";
import { inlineText } from "../../elements/markdown/marked-inline.tsx";
import { follow } from "../../elements/readable.ts";
import { pathOnPage } from "../../elements/reveal.ts";
import { usePage, useRoom } from "../../elements/room.ts";
import { browserClock } from "../../sync/browser/surroundings.ts";
import { presenceTexts as words } from "../../texts/presence.ts";
import { announced } from "../choices.ts";
import { whoIsHere } from "../here.ts";
import { Announcer, areNear, comings, type Deed } from "./announcer.ts";

/** Says what others do to whoever does not see it, as much of it as they chose. */
export function Announcements(): JSX.Element {
  const room = useRoom();
  const page = usePage();
  const people = follow(room.people);
  const others = follow(room.presence.others);
  const me = follow(room.me);
  const [said, setSaid] = createSignal("");
  const announcer = new Announcer(browserClock, (deeds, more) => setSaid(`${[...deeds.map(sentence), ...(more > 0 ? [words.more(more)] : [])].join(". ")}.`));
  onCleanup(() => announcer.close());

  createEffect(on(() => people().here, (here, before) => {
    if (before && announced() !== "off") for (const deed of comings(before, here, me()?.id)) announcer.note(deed);
  }));
  const edits = createMemo(() => new Map(whoIsHere([], undefined, others()).flatMap(({ person, key, editing }) => (editing && key !== undefined ? [[person.id, { person, key }] as const] : []))));
  createEffect(on(edits, (now, before) => {
    if (announced() !== "near" && announced() !== "all") return;
    for (const [id, { person, key }] of now) {
      if (person.id === me()?.id || before?.get(id)?.key === key) continue;
      const widget = page.widget(key);
      if (widget && (announced() === "all" || isNear(widget.element))) announcer.note({ kind: "edits", person, widget: inlineText(widget.label) });
    }
  }));

  /** Near where this reader's focus is. */
  const isNear = (element: string | undefined): boolean => {
    const box = document.activeElement?.closest(".el");
    const mine = box ? page.elementOf(box) : undefined;
    if (mine === undefined || element === undefined) return false;
    const parent = pathOnPage(room, page, ({ id }) => id === mine).at(-2);
    return areNear(parent?.children ?? [], mine, element);
  };
  return <p class="sr-only" role="status">{said()}</p>;
}

function sentence(deed: Deed): string {
  if (deed.kind === "edits") return words.edits(deed.person.name, deed.widget);
  return words[deed.kind]([deed.person.name]);
}
