import type { Person, PersonId, Presence } from "@tutti/protocol";
import type { Other } from "../sync/types.ts";

/** Whether somebody touches anything just now. */
export type Attention = "active" | "idle" | "away";

/** Somebody in the room, once, however many tabs they have open. */
export interface Here {
  readonly person: Person;
  readonly me: boolean;
  readonly attention: Attention;
  /** Which of their tabs this tells of: the one that they look at. */
  readonly client?: number;
  /** The page of the app that they look at, where it is not the first one. */
  readonly page?: string;
  /** The widget that they are at, and whether they change it. */
  readonly key?: string;
  readonly editing: boolean;
  readonly follows?: PersonId;
  /** Want to be asked before they are followed. */
  readonly asks: boolean;
}

/** Who is in the room: the others by name, and I at the end. */
export function whoIsHere(here: readonly Person[], me: Person | undefined, others: readonly Other[]): readonly Here[] {
  const tabs = new Map<PersonId, Other>();
  for (const other of others) {
    const before = tabs.get(other.person.id);
    if (!before || rank(other.presence) > rank(before.presence)) tabs.set(other.person.id, other);
  }
  const people = new Map(here.map((person) => [person.id, person]));
  for (const { person } of others) people.set(person.id, people.get(person.id) ?? person);
  const rest = [...people.values()].filter((person) => person.id !== me?.id).sort((a, b) => a.name.localeCompare(b.name));
  const list = rest.map((person) => entryOf(person, tabs.get(person.id)));
  return me ? [...list, { ...entryOf(people.get(me.id) ?? me, undefined), me: true }] : list;
}

/** Of two tabs of one person the more awake tells where they are, and of two that are awake the one where they do something. */
const rank = (presence: Presence): number => (presence.away ? 0 : presence.idle ? 2 : 4) + (presence.at || presence.caret ? 1 : 0);

function entryOf(person: Person, tab: Other | undefined): Here {
  if (!tab) return { person, me: false, attention: "active", editing: false, asks: false };
  const { away, idle, page, at, caret, follows, asks } = tab.presence;
  const key = at?.key ?? caret?.key;
  return {
    person, me: false, attention: away ? "away" : idle ? "idle" : "active", client: tab.client,
    ...(page !== undefined && { page }), ...(key !== undefined && { key }), ...(follows !== undefined && { follows }),
    editing: caret !== undefined || at?.doing === "edit" || at?.doing === "drag", asks: asks === true,
  };
}

const FIELDS = ["person", "me", "attention", "client", "page", "key", "editing", "follows", "asks"] as const satisfies readonly (keyof Here)[];

export const samePlaces = (a: readonly Here[], b: readonly Here[]): boolean =>
  a.length === b.length && a.every((one, i) => FIELDS.every((field) => one[field] === b[i]?.[field]));
