import type { Person, PersonId } from "@tutti/protocol";
import type { Other } from "../sync/types.ts";

/** Somebody in the room, as the list shows them. */
export interface Here {
  readonly person: Person;
  readonly me: boolean;
  /** None of their pages is being looked at. */
  readonly idle: boolean;
}

/** Who is in the room: the others by name, and I at the end; those who look elsewhere are idle. */
export function whoIsHere(here: readonly Person[], me: Person | undefined, others: readonly Other[]): readonly Here[] {
  const awake = new Set<PersonId>(others.filter((other) => !other.presence.away).map((other) => other.person.id));
  const seen = new Set<PersonId>(others.map((other) => other.person.id));
  const people = new Map(here.map((person) => [person.id, person]));
  for (const other of others) people.set(other.person.id, people.get(other.person.id) ?? other.person);
  const rest = [...people.values()].filter((person) => person.id !== me?.id).sort((a, b) => a.name.localeCompare(b.name));
  const list = rest.map((person) => ({ person, me: false, idle: seen.has(person.id) && !awake.has(person.id) }));
  return me ? [...list, { person: people.get(me.id) ?? me, me: true, idle: false }] : list;
}
