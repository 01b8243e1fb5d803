import type Database from "better-sqlite3";
import { packBefore, unpackBefore, WORTH_IT } from "./packed-before.ts";

/** No JSON begins so: what stood after this change is what stood before the next one of its widget. The number counts such changes in a row. */
const NEXT = "=";
/** After so many of them one is kept whole, so that a look at any moment reads no more than these. */
const IN_A_ROW = 32;

/** The values of a change as its row keeps them, or as they were. */
export interface Kept {
  readonly id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Where a row stands among the others of its widget. */
export interface KeptPlace {
  readonly document: number;
  readonly key: string;
}

/**
 * What changes keep of long texts: of those that follow each other in one text, the last alone holds the text, and each of the others
 * the edit that leads back. So a row is read by later ones alone, and the oldest may go at any time.
 */
export class KeptChanges {
  readonly #add: Database.Statement;
  readonly #last: Database.Statement;
  readonly #next: Database.Statement;
  readonly #whole: Database.Statement;
  readonly #setAfter: Database.Statement;

  constructor(db: Database.Database) {
    this.#add = db.prepare("INSERT INTO changes (document, at, person, key, before, after, operation) VALUES (?, ?, ?, ?, ?, ?, ?)");
    this.#last = db.prepare("SELECT id, before, after FROM changes INDEXED BY changes_of_key WHERE document = ? AND key = ? ORDER BY id DESC LIMIT 2");
    this.#next = db.prepare("SELECT id, before, after FROM changes INDEXED BY changes_of_key WHERE document = ? AND key = ? AND id > ? ORDER BY id LIMIT 1");
    this.#whole = db.prepare("SELECT 1 FROM changes INDEXED BY changes_of_key WHERE document = ? AND key = ? AND id >= ? AND id < ? AND after NOT LIKE '=%' LIMIT 1");
    this.#setAfter = db.prepare("UPDATE changes SET after = ? WHERE id = ?");
  }

  add(row: KeptPlace & Omit<Kept, "id"> & { readonly at: number; readonly person: string | null; readonly operation: string | null }): void {
    const { document, key, at, person, before, after, operation } = row;
    if (before !== null && before.length >= WORTH_IT) this.#leanOn(before, this.#last.all(document, key) as Kept[]);
    this.#add.run(document, at, person, key, packBefore(before, after), after, operation);
  }

  /** Reads rows as they were: best newest first, since each is read by the next one. */
  reader(): (place: KeptPlace, row: Kept) => Kept {
    const known = new Map<number, string | null>();
    return (place, row) => {
      const after = this.#after(place, row, known);
      return { id: row.id, before: unpackBefore(row.before, after), after };
    };
  }

  /** Of the changes that go into a later one, one was kept whole: then that one has to be, for the texts before them. */
  keepWhole({ document, key }: KeptPlace, began: number, into: Kept, after: string | null): void {
    if (isNext(into.after) && this.#whole.get(document, key, began, into.id)) this.#setAfter.run(after, into.id);
  }

  #after(place: KeptPlace, row: Kept, known: Map<number, string | null>): string | null {
    const chain: Kept[] = [];
    let at: Kept = row;
    for (; isNext(at.after) && !known.has(at.id); at = this.#following(place, at)) chain.push(at);
    let after = known.has(at.id) ? (known.get(at.id) ?? null) : at.after;
    known.set(at.id, after);
    let by = at;
    for (const of of chain.toReversed()) {
      after = unpackBefore(by.before, after);
      known.set(of.id, after);
      by = of;
    }
    return after;
  }

  #following({ document, key }: KeptPlace, { id }: Kept): Kept {
    const next = this.#next.get(document, key, id) as Kept | undefined;
    if (!next) throw new Error("A part of the history is missing in this store");
    return next;
  }

  /** The last change of a text lets the one that comes now hold it, where that begins with just this. */
  #leanOn(before: string, [last, earlier]: Kept[]): void {
    if (last?.after !== before) return;
    const inARow = 1 + (isNext(earlier?.after) ? Number(earlier?.after?.slice(1)) : 0);
    if (inARow <= IN_A_ROW) this.#setAfter.run(`${NEXT}${inARow}`, last.id);
  }
}

const isNext = (after: string | null | undefined): boolean => after?.startsWith(NEXT) === true;
