import type * as Y from "yjs";
import { claimedBy, writeEntry } from "../documents/values.ts";
import type { JsonValue } from "../json.ts";
import { entryBy, isRowEntry } from "../rows/index.ts";
import type { OwnRevisions } from "./own-revisions.ts";

/**
 * Writes a value anew where `expected` is still what one has put there oneself.
 *
 * @returns whether it stands there now.
 */
export function swap(doc: Y.Doc, own: OwnRevisions, entry: string, expected: JsonValue, value: JsonValue, origin: unknown): boolean {
  if (!own.isMine(doc, entry, expected)) return false;
  writeEntry(doc, entry, value, origin);
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
