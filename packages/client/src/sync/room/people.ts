import type { Person, PersonId } from "@tutti/protocol";
import { derived, writable } from "../readable.ts";
import type { Readable, RoomSync } from "../types.ts";

/** The directory of a room: everyone whose name may be seen, and who of them is here. */
export class Directory {
  readonly #people = writable<ReturnType<RoomSync["people"]["get"]>>({ here: [], known: new Map() });

  get people(): RoomSync["people"] {
    return this.#people;
  }

  get known(): Readable<ReadonlyMap<PersonId, Person>> {
    return derived([this.#people], () => this.#people.get().known);
  }

  /** What the server says. Somebody unchanged keeps their object. */
  set(people: readonly Person[], here: readonly PersonId[]): void {
    const before = this.#people.get().known;
    const known = new Map(people.map((person) => [person.id, same(before.get(person.id), person)]));
    this.#people.set({ known, here: here.map((id) => known.get(id)).filter((person) => person !== undefined) });
  }

  /** The server is away: who is here is not known. */
  disconnected(): void {
    this.#people.set({ ...this.#people.get(), here: [] });
  }
}

const same = (before: Person | undefined, now: Person): Person =>
  before && before.name === now.name && before.colour === now.colour && before.role === now.role ? before : now;
