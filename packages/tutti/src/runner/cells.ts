import { isRowEntry, jsonEqual, MEMBER, type JsonValue, type PersonId } from "@tutti/protocol/script";
import type { Cell } from "../host/messages.ts";
import { TableEntries } from "./table-entries.ts";

/** A cell's place as one text: what parts remember having read. */
export type CellId = string & { readonly cell: unique symbol };

export type CellPlace = Pick<Cell, "scope" | "person" | "key">;

export const cellId = ({ scope, person, key }: CellPlace): CellId => `${scope}\u0000${person ?? ""}\u0000${key}` as CellId;

/** The key in a cell's place, for messages to people. */
export const keyOfCell = (id: CellId): string => id.slice(id.lastIndexOf("\u0000") + 1);

/** Of an entry of a table: the cell of the table as a whole, which is read by whoever draws it, and the member that it is. */
export function tableOf(id: CellId): { readonly table: CellId; readonly member: string } | undefined {
  if (!isRowEntry(id)) return undefined;
  const at = id.indexOf(MEMBER);
  return { table: id.slice(0, at) as CellId, member: id.slice(at + 1) };
}

/** Not cells of a document, but read and gone stale like them. */
export const PEOPLE = cellId({ scope: "room", key: "\u0000people" });
export const knownWidget = (key: string, person: PersonId | undefined): CellId =>
  cellId({ scope: "me", ...(person && { person }), key: `\u0000known:${key}` });

interface Held {
  readonly value: JsonValue | undefined;
  /** New at each change, and the old one again where a change is taken back. */
  readonly version: number;
}

const NOTHING: Held = { value: undefined, version: 0 };

/**
 * The values that a script may read, as the room last told them, with what runs wrote laid over them. A version tells each
 * reader whether what it read still stands.
 */
export class Cells {
  readonly #held = new Map<CellId, Held>();
  readonly #tables = new Map<CellId, TableEntries>();
  #version = 0;
  /** What stood before each change since {@link Cells.mark}. */
  #before: Map<CellId, Held> | undefined;

  /** A cell's value; of a table, the `[member, value]` pairs of all its entries. */
  get(id: CellId): JsonValue | undefined {
    return this.#tables.get(id)?.pairs ?? this.#held.get(id)?.value;
  }

  version(id: CellId): number {
    return this.#held.get(id)?.version ?? 0;
  }

  /** @returns whether that changed anything. */
  set(id: CellId, value: JsonValue | undefined): boolean {
    const old = this.#held.get(id) ?? NOTHING;
    if (jsonEqual(old.value, value)) return false;
    this.#put(id, frozen(value));
    return true;
  }

  /** Makes whoever read this read it again. */
  touch(id: CellId): void {
    this.#put(id, this.#held.get(id)?.value);
  }

  /** From here on, changes can be taken back. */
  mark(): void {
    this.#before = new Map();
  }

  /** What was changed since the mark stands from now on. */
  keep(): void {
    this.#before = undefined;
  }

  /** Takes back what was changed since the mark. Whoever read it meanwhile is stale, whoever did not is not. */
  takeBack(): void {
    for (const [id, old] of this.#before ?? []) {
      this.#held.set(id, old);
      this.#enter(id, old.value);
    }
    this.#before = undefined;
  }

  #put(id: CellId, value: JsonValue | undefined): void {
    const old = this.#held.get(id) ?? NOTHING;
    if (this.#before && !this.#before.has(id)) this.#before.set(id, old);
    this.#held.set(id, { value, version: ++this.#version });
    const table = this.#enter(id, value);
    // Whoever reads a table reads all of it, and hears of each entry.
    if (table !== undefined) this.#put(table, undefined);
  }

  /** An entry of a table is kept with the others of it too. */
  #enter(id: CellId, value: JsonValue | undefined): CellId | undefined {
    const place = tableOf(id);
    if (!place) return undefined;
    const entries = this.#tables.get(place.table) ?? new TableEntries();
    this.#tables.set(place.table, entries);
    entries.put(place.member, value);
    return place.table;
  }
}

/** A copy that nobody can change: an author who does is told so by the engine, instead of changing what others read. */
export function frozen<T extends JsonValue | undefined>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  const copy: JsonValue = Array.isArray(value)
    ? value.map((item: JsonValue) => frozen(item))
    : Object.fromEntries(Object.entries(value).map(([key, item]: [string, JsonValue]) => [key, frozen(item)]));
  // A copy has its original's type.
  return Object.freeze(copy) as T;
}
