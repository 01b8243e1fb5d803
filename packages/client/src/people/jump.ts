import { onCleanup } from "solid-js";
import { follow } from "../elements/readable.ts";
import { usePage } from "../elements/room.ts";
import type { RoomSync } from "../sync/types.ts";
import { presenceTexts as words } from "../texts/presence.ts";
import { goToPerson } from "./go-to.ts";
import { whoIsHere, type Here } from "./here.ts";

/** Who comes after whom was gone to last, of those who are at a widget; those who edit first. */
export function nextToGoTo(here: readonly Here[], last: string | undefined): Here | undefined {
  const there = here.filter(({ key, me }) => key !== undefined && !me).toSorted((a, b) => Number(b.editing) - Number(a.editing));
  const at = there.findIndex(({ person }) => person.id === last);
  return there[(at + 1) % Math.max(1, there.length)];
}

/** Alt+Shift+J goes to where somebody edits; again, to the next. `say` tells who that is. */
export function jumpByKeys(room: RoomSync, say: (text: string) => void): void {
  const page = usePage();
  const others = follow(room.presence.others);
  const me = follow(room.me);
  let last: string | undefined;
  const onKey = (event: KeyboardEvent): void => {
    if (!event.altKey || !event.shiftKey || event.code !== "KeyJ" || event.defaultPrevented) return;
    event.preventDefault();
    const next = nextToGoTo(whoIsHere([], undefined, others().filter(({ person }) => person.id !== me()?.id)), last);
    if (!next) return say(words.noEdit);
    last = next.person.id;
    void goToPerson(room, page, next).then(() => say(words.wentTo(next.person.name)));
  };
  document.addEventListener("keydown", onKey);
  onCleanup(() => document.removeEventListener("keydown", onKey));
}
