import { cellOfEntry, currentValues, isRowEntry, jsonEqual, parseEntry, type JsonValue } from "@tutti/protocol";
import type * as Y from "yjs";
import type { EntryListener, OpenDocument, Unsubscribe } from "../types.ts";

type Listener = (members: ReadonlySet<string>) => void;

const NOTHING: ReadonlyMap<string, JsonValue> = new Map();

/**
 * The edited tables of one document. They are read once, when the first of them is drawn, and then kept up with entry by entry:
 * a table of many thousand cells costs a keystroke no more than a small one.
 */
export class RowTables implements EntryListener {
  readonly #doc: Y.Doc;
  readonly #listeners = new Map<string, Set<Listener>>();
  #tables: Map<string, Map<string, JsonValue>> | undefined;

  constructor({ doc, cells }: OpenDocument) {
    this.#doc = doc;
    cells.watch(this);
  }

  table(key: string): ReadonlyMap<string, JsonValue> {
    this.#tables ??= this.#read();
    const table = this.#tables.get(key);
    if (table) return table;
    // Kept, so that whoever asked sees what comes into it.
    const made = new Map<string, JsonValue>();
    this.#tables.set(key, made);
    return made;
  }

  onChange(key: string, listener: Listener): Unsubscribe {
    this.#tables ??= this.#read();
    const listeners = this.#listeners.get(key) ?? new Set();
    this.#listeners.set(key, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(key) === listeners) this.#listeners.delete(key);
    };
  }

  /** Entries of the present generation were written or deleted. */
  changed(names: ReadonlySet<unknown>): void {
    if (!this.#tables) return;
    const values = currentValues(this.#doc);
    const touched = new Map<string, Set<string>>();
    for (const name of names) {
      if (typeof name !== "string" || !isRowEntry(name)) continue;
      const { cell, option = "" } = cellOfEntry(name);
      const table = this.#tables.get(cell) ?? new Map<string, JsonValue>();
      this.#tables.set(cell, table);
      put(table, option, parseEntry(values?.get(name))?.v);
      touched.set(cell, (touched.get(cell) ?? new Set()).add(option));
    }
    for (const [key, members] of touched) this.#tell(key, members);
  }

  /** The server has begun a new generation: what differs in it has changed. */
  reread(): void {
    const before = this.#tables;
    if (!before) return;
    const now = this.#read();
    for (const key of new Set([...before.keys(), ...now.keys()])) {
      const table = before.get(key) ?? new Map<string, JsonValue>();
      const next = now.get(key) ?? NOTHING;
      before.set(key, table);
      const members = new Set([...table.keys(), ...next.keys()].filter((member) => !jsonEqual(table.get(member), next.get(member))));
      for (const member of members) put(table, member, next.get(member));
      if (members.size > 0) this.#tell(key, members);
    }
  }

  #read(): Map<string, Map<string, JsonValue>> {
    const tables = new Map<string, Map<string, JsonValue>>();
    currentValues(this.#doc)?.forEach((raw, name) => {
      if (!isRowEntry(name)) return;
      const { cell, option = "" } = cellOfEntry(name);
      const table = tables.get(cell) ?? new Map<string, JsonValue>();
      tables.set(cell, table);
      put(table, option, parseEntry(raw)?.v);
    });
    return tables;
  }

  #tell(key: string, members: ReadonlySet<string>): void {
    for (const listener of Array.from(this.#listeners.get(key) ?? [])) listener(members);
  }
}

function put(table: Map<string, JsonValue>, member: string, value: JsonValue | undefined): void {
  if (value === undefined) table.delete(member);
  else table.set(member, value);
}
