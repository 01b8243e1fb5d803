import { jsonEqual, readEntry, type JsonValue, type Scope } from "@tutti/protocol";
import * as Y from "yjs";
import { LOCAL, type RoomDocument } from "../document/room-document.ts";
import type { Clock } from "../ports.ts";
import { writable } from "../readable.ts";
import type { Readable, TrackedUndo, Undo, Undone } from "../types.ts";
import { OwnRevisions, restorable, swap, type ValueChange } from "./value-step.ts";

/** Writes of one entry within this time (ms) are one step: a drag is undone as a whole. */
const TOGETHER = 500;
/** Older steps are let go. */
const MAX_STEPS = 200;

type Step =
  /** `table` names the table whose cells and rows they are. */
  | { readonly kind: "values"; readonly changes: readonly ValueChange[]; readonly at: number; readonly table?: TablePlace }
  | { readonly kind: "type"; readonly key: string; readonly type: TrackedType };

/** A table, by where it is kept and its widget's key. */
interface TablePlace {
  readonly scope: Scope;
  readonly key: string;
}

/** Which steps are meant; all where absent. */
type Only = ((step: Step) => boolean) | undefined;

interface TrackedType {
  readonly key: string;
  readonly manager: Y.UndoManager;
  readonly face: TrackedUndo;
}

export interface UndoOptions {
  readonly current: (scope: Scope) => Readable<RoomDocument | undefined>;
  readonly me: () => string | undefined;
  readonly clock: Clock;
}

/**
 * What this tab may take back: its own values, texts and tables, in one list. A value that somebody else has set since is
 * passed over, never overwritten; Yjs itself keeps others' letters and cells.
 */
export class UndoHistory implements Undo {
  readonly #options: UndoOptions;
  readonly #own = new OwnRevisions();
  readonly #types = new Map<object, TrackedType>();
  readonly #can = writable({ undo: false, redo: false }, (a, b) => a.undo === b.undo && a.redo === b.redo);
  #done: Step[] = [];
  #undone: Step[] = [];
  #applying = false;
  #group: ValueChange[] | undefined;

  constructor(options: UndoOptions) {
    this.#options = options;
  }

  get can(): Undo["can"] {
    return this.#can;
  }

  /**
   * Runs a write of an entry and remembers what it did.
   *
   * @param unset what undoing writes where nothing was stored: entries are never taken away.
   */
  record(scope: Scope, document: RoomDocument, entry: string, unset: JsonValue | undefined, write: () => boolean): boolean {
    const before = readEntry(document.doc, entry);
    const mine = before !== undefined && this.#own.isMine(document.doc, entry, before.v);
    if (!write()) return false;
    const after = readEntry(document.doc, entry);
    if (!after || after.r === before?.r) return true;
    const was = before?.v ?? unset;
    this.#own.note(document.doc, entry);
    if (was === undefined) return true;
    const change = { scope, entry, before: was, after: after.v };
    if (this.#group) this.#group.push(change);
    else this.#add(change, mine);
    return true;
  }

  group(write: () => void): void {
    if (this.#group) return write();
    const changes: ValueChange[] = [];
    this.#group = changes;
    try {
      write();
    } finally {
      this.#group = undefined;
      // Not to be taken for the beginning of a drag.
      if (changes.length > 0) this.#push({ kind: "values", changes, at: -Infinity });
    }
  }

  /**
   * Runs a write of a table's entries and remembers what it did, as one step.
   *
   * @param unset what undoing writes in each of them where nothing was stored.
   */
  recordRows(table: TablePlace, document: RoomDocument, unset: ReadonlyMap<string, JsonValue>, write: () => boolean): boolean {
    const { scope } = table;
    const before = new Map([...unset.keys()].map((entry) => [entry, readEntry(document.doc, entry)] as const));
    if (!write()) return false;
    const changes: ValueChange[] = [];
    for (const [entry, none] of unset) {
      const [was, now] = [before.get(entry), readEntry(document.doc, entry)];
      if (!now || now.r === was?.r) continue;
      this.#own.note(document.doc, entry);
      changes.push({ scope, entry, before: was?.v ?? none, after: now.v });
    }
    for (const { face } of this.#types.values()) face.stopCapturing();
    if (this.#group) this.#group.push(...changes);
    else if (changes.length > 0) this.#push({ kind: "values", changes, at: -Infinity, table });
    return true;
  }

  /** Takes back, or brings again, the last step of one table. */
  moveRows({ scope, key }: TablePlace, back: boolean): boolean {
    const only = (step: Step): boolean => step.kind === "values" && step.table?.scope === scope && step.table.key === key;
    return (back ? this.#back(only) : this.#again(only)) !== undefined;
  }

  track<E>(key: string, type: Y.AbstractType<E>, origins: readonly unknown[], mayGo?: (made: Y.Item) => boolean): TrackedUndo {
    const present = this.#types.get(type);
    if (present) {
      for (const origin of origins) present.manager.addTrackedOrigin(origin);
      return present.face;
    }
    const manager = new Y.UndoManager(type, { trackedOrigins: new Set(origins), captureTimeout: 400, ...(mayGo && { deleteFilter: mayGo }) });
    const tracked: TrackedType = {
      key, manager,
      face: {
        undo: () => this.#back((step) => step.kind === "type" && step.type === tracked) !== undefined,
        redo: () => this.#again((step) => step.kind === "type" && step.type === tracked) !== undefined,
        stopCapturing: () => manager.stopCapturing(),
        origin: manager,
      },
    };
    this.#types.set(type, tracked);
    manager.on("stack-item-added", () => {
      if (!this.#applying) this.#push({ kind: "type", key, type: tracked });
    });
    type.doc?.on("destroy", () => this.#drop(type, tracked));
    return tracked.face;
  }

  undo(): Undone | undefined {
    return this.#back(undefined);
  }

  redo(): Undone | undefined {
    return this.#again(undefined);
  }

  #add(change: ValueChange, mine: boolean): void {
    const at = this.#options.clock.now();
    const last = this.#done.at(-1);
    const [before, ...more] = last?.kind === "values" && at - last.at < TOGETHER ? last.changes : [];
    const goesOn = mine && this.#undone.length === 0 && more.length === 0 && before?.entry === change.entry && before.scope === change.scope;
    if (goesOn) this.#done.pop();
    const whole = goesOn ? { ...change, before: before.before } : change;
    for (const { face } of this.#types.values()) face.stopCapturing();
    if (jsonEqual(whole.before, whole.after)) this.#look();
    else this.#push({ kind: "values", changes: [whole], at });
  }

  #back(only: Only): Undone | undefined {
    return this.#move(this.#done, this.#undone, only, (step) =>
      step.kind === "values" ? this.#swapAll(step.changes, ({ after, before }) => [after, before]) : step.type.manager.undo() !== null);
  }

  #again(only: Only): Undone | undefined {
    return this.#move(this.#undone, this.#done, only, (step) =>
      step.kind === "values" ? this.#swapAll(step.changes, ({ after, before }) => [before, after]) : step.type.manager.redo() !== null);
  }

  /** Moves the last step that can be applied; one that somebody has changed since is passed over, for good. */
  #move(from: Step[], to: Step[], only: Only, apply: (step: Step) => boolean): Undone | undefined {
    this.#applying = true;
    try {
      for (;;) {
        const at = from.findLastIndex((step) => only === undefined || only(step));
        const [step] = at < 0 ? [] : from.splice(at, 1);
        if (!step) return undefined;
        if (!apply(step)) continue;
        to.push(step);
        if (step.kind === "type") return { kind: "type", key: step.key };
        if (step.table) return { kind: "type", key: step.table.key };
        const [change, ...more] = step.changes;
        if (!change || more.length > 0) return { kind: "many", count: step.changes.length };
        return { kind: "value", scope: change.scope, entry: change.entry, value: from === this.#done ? change.before : change.after };
      }
    } finally {
      this.#applying = false;
      this.#look();
    }
  }

  /** Swaps those of the values that are still mine. @returns whether there was one. */
  #swapAll(changes: readonly ValueChange[], pair: (change: ValueChange) => readonly [expected: JsonValue, value: JsonValue]): boolean {
    const [first] = changes;
    const doc = first && this.#options.current(first.scope).get()?.doc;
    const act = (): boolean => changes.filter((change) => this.#swap(change, ...pair(change))).length > 0;
    // At once, so that nobody sees half of it.
    return doc ? doc.transact(act, LOCAL) : act();
  }

  #swap({ scope, entry }: ValueChange, expected: JsonValue, value: JsonValue): boolean {
    const document = this.#options.current(scope).get();
    if (!document?.writable.get()) return false;
    const me = this.#options.me();
    return swap(document.doc, this.#own, entry, restorable(entry, expected, me), restorable(entry, value, me));
  }

  #push(step: Step): void {
    this.#done.push(step);
    if (this.#done.length > MAX_STEPS) this.#done.shift();
    this.#undone = [];
    for (const { manager } of this.#types.values()) manager.clear(false, true);
    this.#look();
  }

  /** The document was opened afresh: what was written in the old copy cannot be taken back there. */
  #drop(type: object, tracked: TrackedType): void {
    this.#types.delete(type);
    tracked.manager.destroy();
    const stays = (step: Step): boolean => step.kind !== "type" || step.type !== tracked;
    this.#done = this.#done.filter(stays);
    this.#undone = this.#undone.filter(stays);
    this.#look();
  }

  #look(): void {
    this.#can.set({ undo: this.#done.length > 0, redo: this.#undone.length > 0 });
  }
}
