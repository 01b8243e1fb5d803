import { cellOfEntry, type Entry, type JsonValue, type PersonId } from "@tutti/protocol";

/** An entry that the server has accepted, and who wrote it. */
export interface Known {
  readonly entry: Entry;
  readonly by: PersonId | undefined;
}

/** The entries of a document by their names, and by the cell that several of them make up: a table has thousands. */
export class KnownEntries {
  readonly #entries = new Map<string, Known>();
  readonly #members = new Map<string, Map<string, Known>>();

  get(name: string): Known | undefined {
    return this.#entries.get(name);
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  keys(): IterableIterator<string> {
    return this.#entries.keys();
  }

  set(name: string, known: Known): void {
    this.#entries.set(name, known);
    const { cell, option } = cellOfEntry(name);
    if (option === undefined) return;
    const members = this.#members.get(cell) ?? new Map<string, Known>();
    this.#members.set(cell, members.set(option, known));
  }

  delete(name: string): void {
    this.#entries.delete(name);
    const { cell, option } = cellOfEntry(name);
    const members = this.#members.get(cell);
    if (option === undefined || !members) return;
    members.delete(option);
    if (members.size === 0) this.#members.delete(cell);
  }

  /** How many entries make up a cell. */
  count(cell: string): number {
    return this.#members.get(cell)?.size ?? 0;
  }

  /** The `[member, value]` pairs of a cell, in the order of their names; `undefined` where there are none. */
  pairs(cell: string): JsonValue | undefined {
    const members = this.#members.get(cell);
    return members && [...members].map(([member, { entry }]): [string, JsonValue] => [member, entry.v]).sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
