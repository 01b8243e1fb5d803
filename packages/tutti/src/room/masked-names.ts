import { atLeast, type Person, type PersonId, type Role } from "@tutti/protocol";

/** How people are called for those who may not read their names: by a number that stays theirs while the room is open. */
export class MaskedNames {
  readonly #needed: Role;
  readonly #numbers = new Map<PersonId, number>();
  #last = 0;

  /** @param needed the least role that reads others' names. */
  constructor(needed: Role) {
    this.#needed = needed;
  }

  /** The people as a reader may see them: themselves always by name. Those who are no longer among them are forgotten. */
  for(reader: Person, people: readonly Person[]): readonly Person[] {
    if (atLeast(reader.role, this.#needed)) return people;
    const known = new Set(people.map(({ id }) => id));
    for (const id of this.#numbers.keys()) if (!known.has(id)) this.#numbers.delete(id);
    return people.map((person) => (person.id === reader.id ? person : { ...person, name: `Guest ${this.#numberOf(person.id)}` }));
  }

  #numberOf(id: PersonId): number {
    const number = this.#numbers.get(id) ?? ++this.#last;
    this.#numbers.set(id, number);
    return number;
  }
}
