import { cellEntry, entriesOf, faceOf, isAddedRow, markEntry, memberName, parseRowMember, RowEdits, type JsonValue } from "@tutti/protocol/script";
import type { CellPlace } from "./cells.ts";
import type { Execution } from "./execution.ts";
import { forbidSharedWrites } from "./forbid-shared-writes.ts";

/**
 * Takes back what people wrote in a table, as far as a run has read it: what somebody writes meanwhile stays, and keeps the row
 * that it was written in.
 */
export function clearTable(owner: Execution, place: CellPlace, seen: JsonValue | undefined): void {
  const here = owner.caller("reset");
  if (place.scope !== "me") forbidSharedWrites(here, "reset");
  const entries = entriesOf(seen);
  const edits = RowEdits.from(entries);
  for (const [member, value] of entries) {
    const cleared = clearedEntry(member, edits);
    if (cleared !== undefined) here.pass.write({ ...place, key: memberName(place.key, member) }, cleared, undefined, value);
  }
}

/**
 * What an entry of a table becomes; `undefined` for what stays. A row that was added is deleted as it was seen, with its cells: one
 * that somebody writes in meanwhile comes back whole.
 */
function clearedEntry(member: string, edits: RowEdits): JsonValue | undefined {
  const named = parseRowMember(member);
  if (!named) return undefined;
  const edit = edits.of(named.row);
  if (!isAddedRow(named.row)) return cellEntry(undefined, undefined);
  if (named.column !== undefined) return edit?.mark ? undefined : cellEntry(undefined, undefined);
  return edit?.mark?.at === undefined ? undefined : markEntry({ at: edit.mark.at, gone: faceOf(edit) });
}
