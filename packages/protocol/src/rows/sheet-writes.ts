import type { PersonId } from "../ids.ts";
import { jsonEqual, type JsonValue } from "../json.ts";
import { cellEntry, faceOf, markEntry, MAX_CELL_CHARS } from "./row-edits.ts";
import { addedRow, cellMember, isAddedRow, rowMember, type RowId } from "./row-names.ts";
import { mayAdd, mayDelete, type RowsInSight, type Sheet, type SheetRow } from "./sheet.ts";

/** An entry to be written, by its member. */
export type RowWrite = readonly [member: string, value: JsonValue];

/** What somebody wants in a cell; `undefined` for what the data have there. */
export interface CellWish {
  readonly row: RowId;
  readonly column: string;
  readonly value: JsonValue | undefined;
}

/** What an act of one person's writes, all of it or nothing; and what of it could not be. */
export interface RowWrites {
  readonly writes: readonly RowWrite[];
  /** Cells that may not be written in, or whose value is too large. */
  readonly refused: number;
}

/** Writes in cells, also of a row that somebody has just deleted. What is there already is not written; what the data have there is taken back instead of being said again. */
export function setCells(sheet: Sheet, wishes: readonly CellWish[], by: PersonId | undefined): RowWrites {
  const writes: RowWrite[] = [];
  let refused = 0;
  for (const { row: id, column, value } of wishes) {
    const row = sheet.find(id);
    if (!row || !sheet.isWritable(row, column) || tooLarge(value)) refused += 1;
    else {
      const write = setCell(sheet, row, column, value, by);
      if (write) writes.push(write);
    }
  }
  return { writes, refused };
}

const tooLarge = (value: JsonValue | undefined): boolean => value !== undefined && JSON.stringify(value).length > MAX_CELL_CHARS;

function setCell(sheet: Sheet, row: SheetRow, column: string, value: JsonValue | undefined, by: PersonId | undefined): RowWrite | undefined {
  const edit = row.edit?.cells.get(column);
  const given = row.base === undefined ? (sheet.column(column)?.initial ?? null) : sheet.base.at(row.base, column);
  const next = value === undefined || jsonEqual(value, given) ? undefined : value;
  if (jsonEqual(edit?.is, next)) return undefined;
  return [cellMember(row.id, column), cellEntry(next, by)];
}

/**
 * Adds rows at the end, in one batch: they stand together, whatever others add at the same time.
 *
 * @param batch of letters and digits, chosen at random.
 */
export function addRows(sheet: Sheet, rows: readonly ReadonlyMap<string, JsonValue>[], batch: string, by: PersonId | undefined): RowWrites & { readonly ids: readonly RowId[] } {
  if (!mayAdd(sheet.mode)) return { writes: [], refused: rows.length, ids: [] };
  const at = sheet.nextPlace;
  const writes: RowWrite[] = [];
  const ids: RowId[] = [];
  let refused = 0;
  for (const [n, values] of rows.entries()) {
    const id = addedRow(batch, n);
    ids.push(id);
    writes.push([rowMember(id), markEntry({ at, by })]);
    for (const [column, value] of values) {
      const spec = sheet.column(column);
      if (!spec?.writable || tooLarge(value)) refused += 1;
      else if (!jsonEqual(spec.initial, value)) writes.push([cellMember(id, column), cellEntry(value, by)]);
    }
  }
  return { writes, refused, ids };
}

/** Deletes rows, as they are seen now: what others write in one meanwhile keeps it. */
export function deleteRows(sheet: Sheet, ids: readonly RowId[], by: PersonId | undefined): RowWrites {
  const writes: RowWrite[] = [];
  let refused = 0;
  for (const id of ids) {
    const index = sheet.indexOf(id);
    const edit = sheet.edits.of(id);
    const at = edit?.mark?.at;
    if (index === undefined || !(isAddedRow(id) ? mayAdd(sheet.mode) || mayDelete(sheet.mode) : mayDelete(sheet.mode))) refused += 1;
    else writes.push([rowMember(id), markEntry({ ...(at !== undefined && { at }), gone: faceOf(edit), by })]);
  }
  return { writes, refused };
}

/** Values to be put into a table, from a cell on to the right and downwards. `undefined` leaves a cell as it is. */
export interface Paste {
  /** The row in which it begins, as it is in sight; the one after the last begins new ones. */
  readonly row: number;
  /** The columns that are written, in order. */
  readonly columns: readonly string[];
  readonly values: readonly (readonly (JsonValue | undefined)[])[];
}

/** Puts values into the cells from one on, down the rows in sight; rows beyond the last one are added, where rows may be. */
export function paste(sheet: Sheet, { row, columns, values }: Paste, batch: string, by: PersonId | undefined, inSight: RowsInSight = sheet): RowWrites {
  const wishes: CellWish[] = [];
  const added: ReadonlyMap<string, JsonValue>[] = [];
  for (const [down, line] of values.entries()) {
    const place = inSight.row(row + down);
    const cells = columns.flatMap((column, right) => {
      const value = line[right];
      return value === undefined ? [] : [[column, value] as const];
    });
    if (place) for (const [column, value] of cells) wishes.push({ row: place.id, column, value });
    else added.push(new Map(cells));
  }
  const set = setCells(sheet, wishes, by);
  const more = addRows(sheet, added, batch, by);
  return { writes: [...set.writes, ...more.writes], refused: set.refused + more.refused };
}
