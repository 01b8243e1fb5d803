import {
  claimedBy, currentValues, generations, isRowEntry, LAYOUT, ORIGIN, parseEntry, type Entry, type JsonValue, type PersonId,
} from "@tutti/protocol";
import * as Y from "yjs";
import type { Authors } from "./authors.ts";
import { KnownEntries } from "./known-entries.ts";
import { isLocal } from "./origin.ts";
import { judgeRowEntry } from "./row-rules.ts";
import { judgeEntry, judgeLate, type Verdict } from "./revision.ts";

/** A value that did not stand: its author is told, and may insist. `key` is the entry's name. */
export interface Conflict {
  readonly author: PersonId;
  readonly key: string;
  readonly mine: JsonValue;
  readonly theirs: JsonValue;
  readonly by: PersonId | undefined;
}

/**
 * The values of one document as the server accepted them, kept beside what stands in it: this is how a value that should
 * not stand is seen at all. Written to from `afterTransaction`, so that nobody reads the wrong value in between.
 */
export class StoredValues {
  readonly #doc: Y.Doc;
  readonly #authors: Authors;
  readonly #onConflict: (conflict: Conflict) => void;
  readonly #known = new KnownEntries();
  readonly #generations = new Map<number, Y.Map<unknown>>();
  #map: Y.Map<unknown>;

  constructor(doc: Y.Doc, values: Y.Map<unknown>, authors: Authors, onConflict: (conflict: Conflict) => void) {
    this.#doc = doc;
    this.#authors = authors;
    this.#onConflict = onConflict;
    this.#map = values;
    this.readGenerations();
    values.forEach((raw, name) => this.#learn(name, parseEntry(raw)));
  }

  entry(name: string): Entry | undefined {
    return this.#known.get(name)?.entry;
  }

  /** Who wrote an entry that stands. */
  authorOf(name: string): PersonId | undefined {
    return this.#known.get(name)?.by;
  }

  get names(): IterableIterator<string> {
    return this.#known.keys();
  }

  /** A cell's value: an entry's, or the `[member, value]` pairs of several entries. */
  cell(cell: string): JsonValue | undefined {
    const whole = this.entry(cell);
    if (whole) return whole.v;
    return this.#known.pairs(cell);
  }

  /** The server's own next generation, or the first look at the document: no judging. */
  readGenerations(): void {
    this.#generations.clear();
    for (const [n, map] of generations(this.#doc)) this.#generations.set(n, map);
    this.#map = currentValues(this.#doc) ?? this.#map;
  }

  /**
   * Looks at what a transaction did, undoes what should not stand, and remembers the rest.
   *
   * @returns the names of entries that were touched.
   */
  settle(transaction: Y.Transaction): Set<string> {
    const touched = new Set<string>();
    const top = transaction.changed.get(this.#doc.getMap(LAYOUT.values) as never);
    const local = isLocal(transaction.origin);
    if (top && local) this.readGenerations();
    else if (top) this.#guardGenerations(touched);
    for (const map of this.#generations.values()) {
      for (const name of transaction.changed.get(map as never) ?? []) {
        if (name === null) continue;
        touched.add(name);
        if (map === this.#map && !local) this.#yield(name, transaction);
        if (map === this.#map) this.#settleEntry(name, local);
        else if (!local) this.#forward(name, map);
      }
    }
    return touched;
  }

  /**
   * A script that takes an edit of a table back knows nothing of one that is made at the same time: of the two, which Yjs lets
   * stand by a number, the person's stands.
   */
  #yield(name: string, transaction: Y.Transaction): void {
    const known = this.#known.get(name);
    const item = this.#map._map.get(name);
    if (!known || known.by || !item || !isRowEntry(name) || claimedBy(name, known.entry.v) !== undefined || isNew(item, transaction)) return;
    const beaten = item.left;
    const entry = beaten && isNew(beaten, transaction) ? parseEntry(beaten.content.getContent().at(-1)) : undefined;
    if (!entry || entry.r < known.entry.r || this.#authors.of(beaten?.id.client ?? -1) === undefined) return;
    this.#doc.transact(() => this.#map.set(name, { v: entry.v, r: entry.r + 1 }), ORIGIN.revision);
  }

  #settleEntry(name: string, local: boolean): void {
    const raw = this.#map.get(name);
    if (local) return this.#learn(name, parseEntry(raw));
    this.#apply(name, judgeEntry(this.entry(name), raw), this.#clientOf(this.#map, name));
  }

  #forward(name: string, map: Y.Map<unknown>): void {
    const verdict = judgeLate(this.entry(name), map.get(name));
    this.#apply(name, verdict, this.#clientOf(map, name), true);
  }

  #apply(name: string, verdict: Verdict, client: number | undefined, late = false): void {
    const by = client === undefined ? undefined : this.#authors.of(client);
    switch (verdict.kind) {
      case "take":
        if (this.#refused(name, verdict.entry, by)) return;
        this.#known.set(name, { entry: verdict.entry, by });
        return;
      case "nothing":
        return;
      case "put": {
        const before = this.#known.get(name);
        const own = verdict.entry !== before?.entry;
        if (verdict.lost !== undefined && by) {
          this.#onConflict({ author: by, key: name, mine: verdict.lost, theirs: verdict.entry.v, by: before?.by });
        }
        // What arrived late stands in the old generation only; the present one is written where it has to change.
        if (late && !own) return;
        if (own && this.#refused(name, verdict.entry, by)) return;
        this.#known.set(name, { entry: verdict.entry, by: own ? by : before?.by });
        this.#doc.transact(() => this.#map.set(name, verdict.entry), ORIGIN.revision);
      }
    }
  }

  /** Whether an entry may not stand, whatever its revision: then what stood there does again, and its author hears of what would have been one of a table. */
  #refused(name: string, entry: Entry, by: PersonId | undefined): boolean {
    if (this.#forged(name, entry, by)) {
      this.#putBack(name, entry);
      return true;
    }
    const verdict = isRowEntry(name) ? judgeRowEntry(name, entry.v, by, this.#known) : "stands";
    if (verdict === "stands") return false;
    const before = this.#known.get(name);
    if (before) this.#putBack(name, entry);
    else this.#doc.transact(() => this.#map.delete(name), ORIGIN.revision);
    if (by && verdict === "full") this.#onConflict({ author: by, key: name, mine: entry.v, theirs: before?.entry.v ?? null, by: before?.by });
    return true;
  }

  /** An entry that says it is one person's, written by another: a vote in somebody's name. */
  #forged(name: string, entry: Entry, by: PersonId | undefined): boolean {
    const claimed = claimedBy(name, entry.v);
    return claimed !== undefined && by !== undefined && claimed !== by;
  }

  #putBack(name: string, refused: Entry): void {
    const before = this.#known.get(name);
    // One revision above the forged one: its author's page would otherwise count on from what nobody accepted.
    const entry: Entry = { v: before?.entry.v ?? null, r: refused.r + 1 };
    this.#known.set(name, { entry, by: before?.by });
    this.#doc.transact(() => this.#map.set(name, entry), ORIGIN.revision);
  }

  #learn(name: string, entry: Entry | undefined): void {
    if (!entry) {
      this.#known.delete(name);
      return;
    }
    const before = this.#known.get(name);
    // The server writing what is known already (putting back, compaction) does not make it the author.
    if (before && before.entry.r === entry.r && before.entry.v === entry.v) return;
    const client = this.#clientOf(this.#map, name);
    this.#known.set(name, { entry, by: client === undefined ? undefined : this.#authors.of(client) });
  }

  #clientOf(map: Y.Map<unknown>, name: string): number | undefined {
    return map._map.get(name)?.id.client;
  }

  /**
   * Somebody other than the server touched the list of generations: an editor's client gone wrong, or one that brings back
   * what this server had broadcast and not committed when it died. The accepted values are kept in either case.
   */
  #guardGenerations(touched: Set<string>): void {
    const present = new Map(generations(this.#doc));
    const [currentNumber] = [...this.#generations].find(([, map]) => map === this.#map) ?? [0];
    const intact = present.get(currentNumber) === this.#map;
    const newest = Math.max(currentNumber, ...present.keys());
    if (intact && newest === currentNumber) return this.readGenerations();
    const foreign = newest > currentNumber ? present.get(newest) : undefined;
    this.#doc.transact(() => {
      const list = this.#doc.getMap(LAYOUT.values);
      const adopt = foreign && newest === currentNumber + 1 ? foreign : undefined;
      const map = adopt ?? new Y.Map<unknown>();
      if (!adopt) list.set(String(currentNumber + 1), map);
      this.#map = map;
      for (const name of new Set([...this.#known.keys(), ...map.keys()])) {
        touched.add(name);
        this.#apply(name, judgeEntry(this.entry(name), map.get(name)), this.#clientOf(map, name));
      }
      for (const [n, stray] of present) {
        if (n <= currentNumber + 1) continue;
        for (const name of stray.keys()) touched.add(name);
        for (const name of stray.keys()) this.#forward(name, stray);
        list.delete(String(n));
      }
    }, ORIGIN.revision);
    this.readGenerations();
  }
}

const isNew = (item: Y.Item, { beforeState }: Y.Transaction): boolean => item.id.clock >= (beforeState.get(item.id.client) ?? 0);
