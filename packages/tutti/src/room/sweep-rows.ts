import { cellOfEntry, currentValues, isAddedRow, isGone, isRowEntry, markEntry, memberName, ORIGIN, parseEntry, RowEdits, rowMember, writeEntry, cellMember, type RowEdit } from "@tutti/protocol";
import type * as Y from "yjs";

const DAY = 24 * 3_600_000;
/** Rows that people added and deleted are kept so long (days), to be taken back, and for what people who were away wrote in them. */
export const KEEP_ROWS = 30;

/**
 * Lets go of rows that people added and that are deleted since long, as those that a script has saved and reset: else a table that
 * is filled every day would be full some day. The day on which one was first found deleted is noted with it, by this server's clock.
 */
export function sweepRows(doc: Y.Doc, now: number): void {
  const values = currentValues(doc);
  if (!values) return;
  const today = Math.floor(now / DAY);
  doc.transact(() => {
    for (const [table, edits] of tablesIn(values)) {
      for (const edit of edits.rows.values()) {
        if (!isAddedRow(edit.id) || !isGone(edit)) continue;
        const mark = memberName(table, rowMember(edit.id));
        if (edit.mark?.on === undefined) writeEntry(doc, mark, markEntry({ ...edit.mark, on: today }), ORIGIN.compact);
        else if (today - edit.mark.on >= KEEP_ROWS) for (const name of namesOf(table, edit)) values.delete(name);
      }
    }
  }, ORIGIN.compact);
}

const namesOf = (table: string, edit: RowEdit): string[] =>
  [rowMember(edit.id), ...[...edit.cells.keys()].map((column) => cellMember(edit.id, column))].map((member) => memberName(table, member));

function tablesIn(values: Y.Map<unknown>): ReadonlyMap<string, RowEdits> {
  const tables = new Map<string, RowEdits>();
  for (const [name, raw] of values.entries()) {
    if (!isRowEntry(name)) continue;
    const { cell, option = "" } = cellOfEntry(name);
    const edits = tables.get(cell) ?? new RowEdits();
    tables.set(cell, edits);
    edits.put(option, parseEntry(raw)?.v);
  }
  return tables;
}
