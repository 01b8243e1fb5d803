import { cellOfEntry, claimedBy, HARD_TABLE_ENTRIES, rowEntryProblem, type JsonValue, type PersonId } from "@tutti/protocol";
import type { KnownEntries } from "./known-entries.ts";

/**
 * Whether an entry of an edited table may stand. Pages write none that may not: this is for those that are not ours, and for
 * what many people wrote at once without a network.
 *
 * - It says who wrote it: the list of changes names people by it.
 * - It is a cell or a row, and no larger than one may be.
 * - The table is not full. What is in it may be changed.
 */
export function judgeRowEntry(name: string, value: JsonValue, by: PersonId | undefined, known: KnownEntries): "stands" | "malformed" | "full" {
  const { cell, option = "" } = cellOfEntry(name);
  if (rowEntryProblem(option, value) !== undefined) return "malformed";
  if (by !== undefined && claimedBy(name, value) === undefined) return "malformed";
  return !known.has(name) && known.count(cell) >= HARD_TABLE_ENTRIES ? "full" : "stands";
}
