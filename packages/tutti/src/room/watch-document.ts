import {
  cellOfEntry, COMMENT_EVENTS, coEditedType, ensureValues, isCoEdited, isRowEntry, jsonEqual, LAYOUT, operationOf, ORIGIN, readCoEdited, type DocumentRef, type JsonValue, type PersonId, type Scope,
} from "@tutti/protocol";
import * as Y from "yjs";
import type { Cell, CellChange } from "../host/messages.ts";
import type { Authors } from "./authors.ts";
import { StoredValues, type Conflict } from "./stored-values.ts";

/** What a watched document tells its room. */
export interface DocumentListener {
  changed(changes: readonly CellChange[]): void;
  /** A co-edited text was typed in; `takeTexts` gives its newest state when the room wants it. */
  typed(): void;
  eventsChanged(): void;
  /** What its person has to say in the room's conversation changed. */
  commentsChanged(): void;
  /** Values that one transaction brought, and that did not stand. */
  conflicts(conflicts: readonly Conflict[]): void;
}

/**
 * One document of a room, mirrored as the cells that a script reads. Each transaction is looked at once, in
 * `afterTransaction`: authors are bound, what should not stand is undone, and the cells that differ are told.
 */
export class WatchedDocument {
  readonly ref: DocumentRef;
  readonly name: string;
  readonly doc: Y.Doc;
  readonly values: StoredValues;
  readonly scope: Scope;
  readonly person: PersonId | undefined;
  /** The run that is writing just now, so that its own writes do not run it again. */
  run: number | undefined;
  /** What the transaction is part of that is looked at just now. */
  #operation: string | undefined;
  readonly #authors: Authors;
  readonly #listener: DocumentListener;
  readonly #cells = new Map<string, JsonValue>();
  #conflicts: Conflict[] = [];
  readonly #typed = new Map<string, PersonId | undefined>();

  constructor(ref: DocumentRef, name: string, doc: Y.Doc, authors: Authors, listener: DocumentListener) {
    this.ref = ref;
    this.name = name;
    this.doc = doc;
    this.scope = ref.kind === "me" ? "me" : ref.kind === "owner" ? "owner" : "room";
    this.person = ref.kind === "me" ? ref.person : undefined;
    this.#authors = authors;
    this.#listener = listener;
    const values = doc.transact(() => ensureValues(doc), ORIGIN.load);
    this.values = new StoredValues(doc, values, authors, (conflict) => this.#conflicts.push(conflict));
    for (const name of this.values.names) this.#refresh(toldAs(name));
    for (const name of this.textNames()) this.#cells.set(name, readCoEdited(doc, name));
    doc.on("afterTransaction", this.#onTransaction);
  }

  close(): void {
    this.doc.off("afterTransaction", this.#onTransaction);
  }

  /** Names of the co-edited texts, as top-level types. */
  textNames(): string[] {
    return [...this.doc.share.keys()].filter(isCoEdited);
  }

  cells(): Cell[] {
    return [...this.#cells].map(([key, value]) => ({ ...this.#place(), key, value }));
  }

  /** The changes of texts since they were last taken. */
  takeTexts(): CellChange[] {
    const changes = [...this.#typed].map(([name, by]) => this.#change(name, readCoEdited(this.doc, name), by));
    this.#typed.clear();
    return changes.filter((change) => change !== undefined);
  }

  /** Lets the script be told of a cell by other means: it is no change when the document says the same. */
  expect(key: string, value: JsonValue): void {
    this.#cells.set(key, value);
  }

  readonly #onTransaction = (transaction: Y.Transaction): void => {
    this.#authors.note(transaction);
    const touched = new Map<string, PersonId | undefined>();
    const operation = operationOf(transaction.origin);
    this.#operation = operation?.operation;
    for (const name of this.values.settle(transaction)) touched.set(toldAs(name), operation?.person ?? this.values.authorOf(name));
    const conflicts = this.#conflicts.splice(0);
    if (conflicts.length > 0) this.#listener.conflicts(conflicts);
    const changes = [...touched].map(([cell, by]) => this.#refresh(cell, by)).filter((change) => change !== undefined);
    if (changes.length > 0) this.#listener.changed(changes);
    this.#noteTexts(transaction);
    this.#operation = undefined;
    if (this.person && transaction.changed.has(this.doc.getArray(LAYOUT.events) as never)) this.#listener.eventsChanged();
    if (this.person && transaction.changed.has(this.doc.getArray(COMMENT_EVENTS.list) as never)) this.#listener.commentsChanged();
  };

  #noteTexts(transaction: Y.Transaction): void {
    for (const name of this.textNames()) {
      const type = coEditedType(this.doc, name);
      // Of a rich text, what changes lies below; what came first, before anybody asked for it, is of no type yet.
      if (!transaction.changed.has(type as never) && !transaction.changedParentTypes.has(type as never) && this.#cells.has(name)) continue;
      this.#typed.set(name, operationOf(transaction.origin)?.person ?? this.#authors.ofTransaction(transaction) ?? this.#typed.get(name));
      this.#listener.typed();
    }
  }

  #refresh(cell: string, by?: PersonId): CellChange | undefined {
    // A text's cell is its text; an entry of that name, by whoever, is not read.
    return isCoEdited(cell) ? undefined : this.#change(cell, this.values.cell(cell), by);
  }

  #change(key: string, value: JsonValue | undefined, by: PersonId | undefined): CellChange | undefined {
    const previous = this.#cells.get(key);
    if (jsonEqual(previous, value)) return undefined;
    if (value === undefined) this.#cells.delete(key);
    else this.#cells.set(key, value);
    return { ...this.#place(), key, value, previous, by, ...(this.run === undefined ? {} : { run: this.run }), ...(this.#operation !== undefined && { operation: this.#operation }) };
  }

  #place(): Pick<Cell, "scope" | "person"> {
    return this.person ? { scope: this.scope, person: this.person } : { scope: this.scope };
  }
}

/** The cell that an entry is told as. Of a table each entry is told by itself: an edit costs what it changes, however large the table is. */
const toldAs = (name: string): string => (isRowEntry(name) ? name : cellOfEntry(name).cell);
