import { claimedBy, entryBy, isRowEntry, jsonEqual, readEntry, writeEntry, type JsonValue, type Scope } from "@tutti/protocol";
import type * as Y from "yjs";
import { LOCAL } from "../document/room-document.ts";

/** What one write of this page did to one entry. `before` is the default where nothing was stored. */
export interface ValueChange {
  readonly scope: Scope;
  readonly entry: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/**
 * The revisions that this page wrote last, of each entry. A value is still mine while its entry carries that revision:
 * whatever anybody else wrote since, and were it the same value, has another.
 */
export class OwnRevisions {
  readonly #last = new WeakMap<Y.Doc, Map<string, number>>();

  note(doc: Y.Doc, entry: string): void {
    const revision = readEntry(doc, entry)?.r;
    if (revision === undefined) return;
    const known = this.#last.get(doc) ?? new Map<string, number>();
    this.#last.set(doc, known.set(entry, revision));
  }

  isMine(doc: Y.Doc, entry: string, value: JsonValue): boolean {
    const now = readEntry(doc, entry);
    return now !== undefined && now.r === this.#last.get(doc)?.get(entry) && jsonEqual(now.v, value);
  }
}

/**
 * Writes a value anew where `expected` is still what this page put there.
 *
 * @returns whether it stands there now.
 */
export function swap(doc: Y.Doc, own: OwnRevisions, entry: string, expected: JsonValue, value: JsonValue): boolean {
  if (!own.isMine(doc, entry, expected)) return false;
  writeEntry(doc, entry, value, LOCAL);
  own.note(doc, entry);
  return true;
}

/**
 * What undoing writes in a member's entry: another's tick comes back without their name, since nobody may write in another's.
 */
export function restorable(entry: string, before: JsonValue, me: string | undefined): JsonValue {
  // A cell's entry says who wrote it: what is put back is written by whoever puts it back.
  if (isRowEntry(entry)) return entryBy(before, me);
  const by = claimedBy(entry, before);
  if (by === undefined || by === me || typeof before !== "object" || before === null || Array.isArray(before)) return before;
  return Object.fromEntries(Object.entries(before).filter(([name]) => name !== "by"));
}
