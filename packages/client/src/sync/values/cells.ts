import { cellOfEntry, currentValues, isRowEntry, jsonEqual, LAYOUT, readCell, type JsonValue } from "@tutti/protocol";
import * as Y from "yjs";
import { Followers } from "../followers.ts";
import { Gate } from "../holding/gate.ts";
import { writable } from "../readable.ts";
import type { EntryListener, Readable, Unsubscribe } from "../types.ts";

/**
 * The cells of one document, each followed by itself. One observer serves all widgets: a change calls those alone whose cell
 * changed, and a cell that was written anew with an equal value calls nobody.
 */
export class Cells {
  #gate = new Gate();
  readonly #doc: Y.Doc;
  readonly #read = new Map<string, JsonValue | undefined>();
  readonly #followers = new Followers<string>();
  readonly #ready;
  readonly #watching = new Set<EntryListener>();
  readonly #observer = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => this.#observe(events);

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    this.#ready = writable(currentValues(doc) !== undefined);
    doc.getMap(LAYOUT.values).observeDeep(this.#observer);
  }

  /** Others' changes may have to wait at this gate before the page hears of them. */
  behind(gate: Gate): void {
    this.#gate = gate;
  }

  /** Whether the server's map of values is here: before that nothing can be written. */
  get ready(): Readable<boolean> {
    return this.#ready;
  }

  /** A cell's value; the same object until it changes. */
  read(cell: string): JsonValue | undefined {
    if (!this.#read.has(cell)) this.#read.set(cell, readCell(this.#doc, cell));
    return this.#read.get(cell);
  }

  cell(cell: string): Readable<JsonValue | undefined> {
    return this.#followers.readable(cell, () => this.read(cell));
  }

  watch(listener: EntryListener): Unsubscribe {
    this.#watching.add(listener);
    return () => this.#watching.delete(listener);
  }

  close(): void {
    this.#doc.getMap(LAYOUT.values).unobserveDeep(this.#observer);
  }

  #observe(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void {
    const current = currentValues(this.#doc);
    this.#hear(events, current);
    // Last: whoever waits for the values finds them here.
    this.#ready.set(current !== undefined);
  }

  #hear(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], current: ReturnType<typeof currentValues>): void {
    // Another generation is no edit of anybody's, and what is written here is shown at once.
    const others = events.every(({ transaction, target }) => !transaction.local && target === current);
    if (!others) return this.#tell(events, current);
    const names = events.flatMap((event) => (event instanceof Y.YMapEvent ? [...event.keysChanged].map((name) => cellOfEntry(String(name)).cell) : []));
    this.#gate.pass(names.map((name) => `value:${name}`), () => this.#tell(events, current));
  }

  #tell(events: readonly Y.YEvent<Y.AbstractType<unknown>>[], current: ReturnType<typeof currentValues>): void {
    const touched = new Set<string>();
    for (const event of events) {
      // The server has begun a new generation: every cell is read from there now.
      if (event.target !== current) for (const cell of this.#read.keys()) touched.add(cell);
      else if (event instanceof Y.YMapEvent) for (const name of event.keysChanged) if (!isRowEntry(String(name))) touched.add(cellOfEntry(String(name)).cell);
      for (const listener of this.#watching) {
        if (event.target !== current) listener.reread();
        else if (event instanceof Y.YMapEvent) listener.changed(event.keysChanged);
      }
    }
    for (const cell of touched) this.#look(cell);
  }

  #look(cell: string): void {
    if (!this.#read.has(cell)) return;
    const before = this.#read.get(cell);
    const now = readCell(this.#doc, cell);
    if (jsonEqual(before, now)) return;
    this.#read.set(cell, now);
    this.#followers.tell(cell);
  }
}
