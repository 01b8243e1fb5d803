import { jsonEqual, OwnRevisions, readEntry, type JsonValue, type Scope, type ValueChange } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Clock } from "../ports.ts";
import { writable } from "../readable.ts";
import type { OpenDocument, Readable, Undo } from "../types.ts";

/** Writes of one entry within this time (ms) are one step: a drag is undone as a whole. */
const TOGETHER = 500;
/** Older steps are let go. */
const MAX_STEPS = 200;

export type Step =
  /** `table` names the table whose cells and rows they are. */
  | { readonly kind: "values"; readonly changes: readonly ValueChange[]; readonly at: number; readonly table?: TablePlace }
  | { readonly kind: "type"; readonly key: string; readonly manager: Y.UndoManager }
  /** Something that the server did at once in this person's name; it takes it back, and brings it again. */
  | { readonly kind: "operation"; readonly move: () => Promise<void> };

/** A table, by where it is kept and its widget's key. */
export interface TablePlace {
  readonly scope: Scope;
  readonly key: string;
}

export interface UndoOptions {
  readonly current: (scope: Scope) => Readable<OpenDocument | undefined>;
  readonly me: () => string | undefined;
  readonly clock: Clock;
}

/**
 * What this tab may take back, as it is remembered: from the first page on, while what walks these lists (`undo-history.ts`)
 * is loaded with the first step, or with the first text.
 */
export class UndoSteps implements Undo {
  readonly options: UndoOptions;
  readonly own = new OwnRevisions();
  /** The Yjs undo of each text that is tracked. */
  readonly managers = new Map<object, Y.UndoManager>();
  done: Step[] = [];
  undone: Step[] = [];
  /** What is set together, until it is one step. */
  together: ValueChange[] | undefined;
  readonly #can = writable({ undo: false, redo: false }, (a, b) => a.undo === b.undo && a.redo === b.redo);

  constructor(options: UndoOptions) {
    this.options = options;
  }

  get can(): Undo["can"] {
    return this.#can;
  }

  /**
   * Runs a write of an entry and remembers what it did.
   *
   * @param unset what undoing writes where nothing was stored: entries are never taken away.
   */
  record(scope: Scope, { doc }: { readonly doc: Y.Doc }, entry: string, unset: JsonValue | undefined, write: () => boolean): boolean {
    const before = readEntry(doc, entry);
    const mine = before !== undefined && this.own.isMine(doc, entry, before.v);
    if (!write()) return false;
    const after = readEntry(doc, entry);
    if (!after || after.r === before?.r) return true;
    const was = before?.v ?? unset;
    this.own.note(doc, entry);
    if (was === undefined) return true;
    const change = { scope, entry, before: was, after: after.v };
    if (this.together) this.together.push(change);
    else this.#add(change, mine);
    return true;
  }

  push(step: Step): void {
    this.done.push(step);
    if (this.done.length > MAX_STEPS) this.done.shift();
    this.undone = [];
    for (const manager of this.managers.values()) manager.clear(false, true);
    this.look();
  }

  /** Works out anew whether there is anything to take back. */
  look(): void {
    this.#can.set({ undo: this.done.length > 0, redo: this.undone.length > 0 });
  }

  /** What is typed from now on is a step of its own. */
  stopCapturing(): void {
    for (const manager of this.managers.values()) manager.stopCapturing();
  }

  /** The document was opened afresh, as after a change of role: what was written in the old one cannot be taken back in it. */
  forget(scope: Scope): void {
    const stays = (step: Step): boolean => step.kind !== "values" || step.changes.some((change) => change.scope !== scope);
    this.done = this.done.filter(stays);
    this.undone = this.undone.filter(stays);
    this.look();
  }

  #add(change: ValueChange, mine: boolean): void {
    const at = this.options.clock.now();
    const last = this.done.at(-1);
    const [before, ...more] = last?.kind === "values" && at - last.at < TOGETHER ? last.changes : [];
    const goesOn = mine && this.undone.length === 0 && more.length === 0 && before?.entry === change.entry && before.scope === change.scope;
    if (goesOn) this.done.pop();
    const whole = goesOn ? { ...change, before: before.before } : change;
    this.stopCapturing();
    if (jsonEqual(whole.before, whole.after)) this.look();
    else this.push({ kind: "values", changes: [whole], at });
  }
}
