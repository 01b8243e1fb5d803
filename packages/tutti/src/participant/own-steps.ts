import {
  cellOfEntry, coEditedType, isCoEdited, jsonEqual, LAYOUT, OwnRevisions, parseEntry, restorable, swap,
  type JsonValue, type PersonId, type Scope, type ValueChange,
} from "@tutti/protocol";
import * as Y from "yjs";

/** What was done in one go: values that were set, and texts that were written in. */
interface Step {
  readonly values: ValueChange[];
  readonly texts: { readonly cell: string; readonly manager: Y.UndoManager }[];
}

export interface StepsPorts {
  readonly scopes: Readonly<Record<Scope, Y.Doc>>;
  me(): PersonId;
  /** What a cell says where nothing was ever stored, as far as the page tells. */
  unset(cell: string, member: string | undefined): JsonValue | undefined;
}

/** Older steps are let go. */
const MOST = 200;
/** What a program's own edits are marked with, and what takes them back. */
const OWN = "page";
const UNDO = "undo";

/**
 * What a program may take back of what it did in a room: by the rules of a page's undo, its own alone. A value that somebody else has set
 * since is passed over; of a text, others' letters stay.
 */
export class OwnSteps {
  readonly #ports: StepsPorts;
  readonly #own = new OwnRevisions();
  readonly #managers = new Map<Y.Doc, Map<string, Y.UndoManager>>();
  #done: Step[] = [];
  #undone: Step[] = [];
  /** What is done before anything is awaited is one step. */
  #open: Step | undefined;
  #moving = false;

  constructor(ports: StepsPorts) {
    this.#ports = ports;
    for (const [scope, doc] of Object.entries(ports.scopes) as [Scope, Y.Doc][]) {
      doc.on("beforeTransaction", (transaction: Y.Transaction) => {
        if (transaction.origin === OWN) this.#track(doc);
      });
      doc.getMap(LAYOUT.values).observeDeep((events, transaction) => {
        if (transaction.origin === OWN) for (const event of events) if (event instanceof Y.YMapEvent && event.path.length === 1) this.#noteValues(scope, doc, event);
      });
    }
  }

  /** Takes back the last step that is still its own. @returns the cells that it was about; `undefined` where none is left. */
  undo(): readonly string[] | undefined {
    return this.#move(this.#done, this.#undone, ({ before, after }) => [after, before], (manager) => manager.undo());
  }

  /** Brings the last step that was taken back again. */
  redo(): readonly string[] | undefined {
    return this.#move(this.#undone, this.#done, ({ before, after }) => [before, after], (manager) => manager.redo());
  }

  /** One list to the other, passing over what others have changed since. */
  #move(from: Step[], to: Step[], way: (change: ValueChange) => readonly [JsonValue, JsonValue], move: (manager: Y.UndoManager) => unknown): readonly string[] | undefined {
    this.#moving = true;
    try {
      for (let step = from.pop(); step; step = from.pop()) {
        const values = step.values.toReversed().filter((change) => this.#swap(change, ...way(change)));
        const texts = step.texts.filter(({ manager }) => move(manager) !== null);
        if (values.length + texts.length === 0) continue;
        to.push({ values: values.toReversed(), texts });
        return [...new Set([...values.map(({ entry }) => cellOfEntry(entry).cell), ...texts.map(({ cell }) => cell)])];
      }
      return undefined;
    } finally {
      this.#moving = false;
    }
  }

  #swap({ scope, entry }: ValueChange, expected: JsonValue, value: JsonValue): boolean {
    const me = this.#ports.me();
    return swap(this.#ports.scopes[scope], this.#own, entry, restorable(entry, expected, me), restorable(entry, value, me), UNDO);
  }

  #noteValues(scope: Scope, doc: Y.Doc, { changes, target }: Y.YMapEvent<unknown>): void {
    for (const [entry, { oldValue }] of changes.keys) {
      const now = parseEntry(target instanceof Y.Map ? target.get(entry) : undefined);
      const { cell, option } = cellOfEntry(entry);
      const before = parseEntry(oldValue)?.v ?? this.#ports.unset(cell, option);
      if (!now) continue;
      this.#own.note(doc, entry);
      if (before !== undefined && !jsonEqual(before, now.v)) this.#step().values.push({ scope, entry, before, after: now.v });
    }
  }

  /** Yjs itself keeps others' letters, where it has watched a text from before it was written in. */
  #track(doc: Y.Doc): void {
    const known = this.#managers.get(doc) ?? new Map<string, Y.UndoManager>();
    this.#managers.set(doc, known);
    for (const cell of doc.share.keys()) {
      if (!isCoEdited(cell) || known.has(cell)) continue;
      const manager = new Y.UndoManager(coEditedType(doc, cell), { trackedOrigins: new Set([OWN]), captureTimeout: 0 });
      manager.on("stack-item-added", () => {
        if (!this.#moving) this.#step().texts.push({ cell, manager });
      });
      known.set(cell, manager);
    }
  }

  #step(): Step {
    if (this.#open) return this.#open;
    const step: Step = { values: [], texts: [] };
    // What was taken back before is over with something new.
    for (const managers of this.#managers.values()) for (const manager of managers.values()) manager.clear(false, true);
    this.#open = step;
    this.#done.push(step);
    if (this.#done.length > MOST) this.#done.shift();
    this.#undone = [];
    queueMicrotask(() => (this.#open = undefined));
    return step;
  }
}
