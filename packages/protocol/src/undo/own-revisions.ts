import type * as Y from "yjs";
import type { Scope } from "../documents/scope.ts";
import { readEntry } from "../documents/values.ts";
import { jsonEqual, type JsonValue } from "../json.ts";

/** What one write of a page or program did to one entry. `before` is the default where nothing was stored. */
export interface ValueChange {
  readonly scope: Scope;
  readonly entry: string;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/**
 * The revisions that a page or program wrote last, of each entry. A value is still mine while its entry carries that revision:
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
