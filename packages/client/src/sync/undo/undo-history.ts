import { readEntry, restorable, swap, type JsonValue, type ValueChange } from "@tutti/protocol";
import * as Y from "yjs";
import { LOCAL } from "../document/room-document.ts";
import type { TrackedUndo, Undo, Undone } from "../types.ts";
import { UndoSteps, type Step, type TablePlace } from "./undo-steps.ts";

/** Which steps are meant; all where absent. */
type Only = ((step: Step) => boolean) | undefined;

const made = new WeakMap<UndoSteps, UndoHistory>();

/** What walks a room's steps. */
export function undoOf({ undo }: { readonly undo: Undo }): UndoHistory {
  if (!(undo instanceof UndoSteps)) throw new Error("This room remembers no steps");
  const present = made.get(undo) ?? new UndoHistory(undo);
  made.set(undo, present);
  return present;
}

/**
 * What this tab may take back: its own values, texts and tables, in one list. A value that somebody else has set since is
 * passed over, never overwritten; Yjs itself keeps others' letters and cells.
 */
export class UndoHistory {
  readonly #steps: UndoSteps;
  readonly #faces = new WeakMap<Y.UndoManager, TrackedUndo>();
  #applying = false;

  constructor(steps: UndoSteps) {
    this.#steps = steps;
  }

  /** Takes back the last step that is still mine. @returns what it was, or `undefined` where none is left. */
  undo(): Undone | undefined {
    return this.#back(undefined);
  }

  /** Brings the last step that was taken back again, where nobody has changed it since. */
  redo(): Undone | undefined {
    return this.#again(undefined);
  }

  /** Makes all values that `write` sets one step. */
  group(write: () => void): void {
    const steps = this.#steps;
    if (steps.together) return write();
    const changes: ValueChange[] = [];
    steps.together = changes;
    try {
      write();
    } finally {
      steps.together = undefined;
      // Not to be taken for the beginning of a drag.
      if (changes.length > 0) steps.push({ kind: "values", changes, at: -Infinity });
    }
  }

  /**
   * Makes an operation of the server's a step, as the last one.
   *
   * @param takeBack asks the server to take an operation back, and gives the one that did so: taking that back brings it again.
   */
  adopt(operation: string, takeBack: (operation: string) => Promise<string | undefined>): void {
    let last: string | undefined = operation;
    this.#steps.push({
      kind: "operation",
      move: async () => {
        if (last !== undefined) last = await takeBack(last);
      },
    });
  }

  /**
   * Runs a write of a table's entries and remembers what it did, as one step.
   *
   * @param unset what undoing writes in each of them where nothing was stored.
   */
  recordRows(table: TablePlace, { doc }: { readonly doc: Y.Doc }, unset: ReadonlyMap<string, JsonValue>, write: () => boolean): boolean {
    const steps = this.#steps;
    const { scope } = table;
    const before = new Map([...unset.keys()].map((entry) => [entry, readEntry(doc, entry)] as const));
    if (!write()) return false;
    const changes: ValueChange[] = [];
    for (const [entry, none] of unset) {
      const [was, now] = [before.get(entry), readEntry(doc, entry)];
      if (!now || now.r === was?.r) continue;
      steps.own.note(doc, entry);
      changes.push({ scope, entry, before: was?.v ?? none, after: now.v });
    }
    steps.stopCapturing();
    if (steps.together) steps.together.push(...changes);
    else if (changes.length > 0) steps.push({ kind: "values", changes, at: -Infinity, table });
    return true;
  }

  /** Takes back, or brings again, the last step of one table. */
  moveRows({ scope, key }: TablePlace, back: boolean): boolean {
    const only = (step: Step): boolean => step.kind === "values" && step.table?.scope === scope && step.table.key === key;
    return (back ? this.#back(only) : this.#again(only)) !== undefined;
  }

  /**
   * Makes one's own edits of a shared type steps of this list, for as long as its document is open.
   *
   * @param origins the Yjs origins of one's own edits of it.
   * @param mayGo whether undoing may take away something that one has made: not where others have written in it since.
   */
  track<E>(key: string, type: Y.AbstractType<E>, origins: readonly unknown[], mayGo?: (made: Y.Item) => boolean): TrackedUndo {
    const steps = this.#steps;
    const present = steps.managers.get(type);
    const known = present && this.#faces.get(present);
    if (present && known) {
      for (const origin of origins) present.addTrackedOrigin(origin);
      return known;
    }
    const manager = new Y.UndoManager(type, { trackedOrigins: new Set(origins), captureTimeout: 400, ...(mayGo && { deleteFilter: mayGo }) });
    const only = (step: Step): boolean => step.kind === "type" && step.manager === manager;
    const face: TrackedUndo = {
      undo: () => this.#back(only) !== undefined,
      redo: () => this.#again(only) !== undefined,
      stopCapturing: () => manager.stopCapturing(),
      origin: manager,
    };
    steps.managers.set(type, manager);
    this.#faces.set(manager, face);
    manager.on("stack-item-added", () => {
      if (!this.#applying) steps.push({ kind: "type", key, manager });
    });
    type.doc?.on("destroy", () => this.#drop(type, manager));
    return face;
  }

  #back(only: Only): Undone | undefined {
    const { done, undone } = this.#steps;
    return this.#move(done, undone, only, (step) => {
      if (step.kind === "values") return this.#swapAll(step.changes, ({ after, before }) => [after, before]);
      return step.kind === "operation" || step.manager.undo() !== null;
    });
  }

  #again(only: Only): Undone | undefined {
    const { done, undone } = this.#steps;
    return this.#move(undone, done, only, (step) => {
      if (step.kind === "values") return this.#swapAll(step.changes, ({ after, before }) => [before, after]);
      return step.kind === "operation" || step.manager.redo() !== null;
    });
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
        if (step.kind === "operation") return { kind: "operation", done: step.move() };
        if (step.table) return { kind: "type", key: step.table.key };
        const [change, ...more] = step.changes;
        if (!change || more.length > 0) return { kind: "many", count: step.changes.length };
        return { kind: "value", scope: change.scope, entry: change.entry, value: from === this.#steps.done ? change.before : change.after };
      }
    } finally {
      this.#applying = false;
      this.#steps.look();
    }
  }

  /** Swaps those of the values that are still mine. @returns whether there was one. */
  #swapAll(changes: readonly ValueChange[], pair: (change: ValueChange) => readonly [expected: JsonValue, value: JsonValue]): boolean {
    const [first] = changes;
    const doc = first && this.#steps.options.current(first.scope).get()?.doc;
    const act = (): boolean => changes.filter((change) => this.#swap(change, ...pair(change))).length > 0;
    // At once, so that nobody sees half of it.
    return doc ? doc.transact(act, LOCAL) : act();
  }

  #swap({ scope, entry }: ValueChange, expected: JsonValue, value: JsonValue): boolean {
    const { current, me } = this.#steps.options;
    const document = current(scope).get();
    if (!document?.writable.get()) return false;
    return swap(document.doc, this.#steps.own, entry, restorable(entry, expected, me()), restorable(entry, value, me()), LOCAL);
  }

  /** The document was opened afresh: what was written in the old copy cannot be taken back there. */
  #drop(type: object, manager: Y.UndoManager): void {
    const steps = this.#steps;
    steps.managers.delete(type);
    manager.destroy();
    const stays = (step: Step): boolean => step.kind !== "type" || step.manager !== manager;
    steps.done = steps.done.filter(stays);
    steps.undone = steps.undone.filter(stays);
    steps.look();
  }
}
