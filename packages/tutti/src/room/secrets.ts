import { changesAs, mayUse, MAX_PASSWORD_CHARS, secretCell, type ClientMessage, type Person, type PersonId } from "@tutti/protocol";
import type { Cell, CellChange } from "../host/messages.ts";
import { cellId } from "./schedule.ts";

/** So many passwords of one person's are kept at once, and so many of a room's: what a page says is bounded. */
const MOST_EACH = 50;
const MOST_SHARED = 200;

type SecretMessage = Extract<ClientMessage, { readonly type: "secret" }>;

/**
 * What people typed where nobody shall see it: kept here in memory, and nowhere else, for as long as they are in the room (what is
 * shared, as long as the room is open). It is told to the script's process alone.
 */
export class Secrets {
  readonly #held = new Map<string, Cell>();

  /** @returns the change for the script; `undefined` where this person may not, or nothing is new. */
  take(person: Person, { scope, key, value }: SecretMessage): CellChange | undefined {
    if (value.length > MAX_PASSWORD_CHARS) return undefined;
    if (!mayUse(changesAs(person), scope)) return undefined;
    const place = { scope, ...(scope === "me" && { person: person.id }), key: secretCell(key) };
    const id = cellId(place);
    const before = this.#held.get(id)?.value;
    const full = before === undefined && this.#of(scope === "me" ? person.id : undefined).length >= (scope === "me" ? MOST_EACH : MOST_SHARED);
    const next = value === "" ? undefined : value;
    if (full || before === next) return undefined;
    if (next === undefined) this.#held.delete(id);
    else this.#held.set(id, { ...place, value: next });
    return { ...place, value: next, previous: before, by: person.id };
  }

  /** For a script that begins. */
  cells(): Cell[] {
    return [...this.#held.values()];
  }

  /** Somebody is not here any more: nothing of theirs stays. */
  forget(person: PersonId): CellChange[] {
    return this.#of(person).map((cell) => {
      this.#held.delete(cellId(cell));
      return { ...cell, value: undefined, previous: undefined, by: undefined };
    });
  }

  #of(person: PersonId | undefined): Cell[] {
    return [...this.#held.values()].filter((cell) => cell.person === person);
  }
}
