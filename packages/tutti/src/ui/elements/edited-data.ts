import type { RowId, SheetBase, TableData } from "@tutti/protocol";
import { baseRowId, isRowId, MAX_ROW_NAME, rowPlaces } from "@tutti/protocol/script";
import { convert } from "../../runner/data/column.ts";
import type { Pen } from "../pen.ts";
import type { Table } from "../tables.ts";

/** A table that people edit: as it travels, as the edits are laid over it, and as its author has its rows. */
export interface EditedData {
  readonly data: TableData;
  /** Values as they travel: dates are ms since 1970, what is no value is null. */
  readonly base: SheetBase;
  /** A row as its author has it, or put together of its columns. */
  row(index: number): object;
  /** Where rows stand, by their names. Worked out once for each object that is handed in. */
  places(): ReadonlyMap<RowId, number> | undefined;
}

/** Reads a table that people edit, where it is. Fails where two rows cannot be told apart by `rowId`. */
export function editedData(pen: Pen<unknown>, table: Table, columns: readonly string[] | undefined, rowId: string | undefined): EditedData {
  const data = pen.table(table, columns);
  const reader = pen.reader(table);
  const types = new Map(data.columns.map(({ name, type }) => [name, type]));
  const base: SheetBase = {
    rows: data.rows,
    rowId,
    at: (row, column) => {
      const type = types.get(column);
      return type === undefined ? null : convert(reader.column(column)(row), type, column, row);
    },
  };
  if (rowId !== undefined && data.rows > 0 && !types.has(rowId)) {
    pen.fail(`dataEditor: rowId names "${rowId}", which the data has not; it has ${[...types.keys()].map((name) => `"${name}"`).join(", ")}`);
  }
  if (rowId !== undefined) checkNames(pen, table, base, rowId);
  // A table of rows has objects in its places, as the check of what travels has seen.
  return { data, base, row: (index) => reader.row(index) as object, places: () => (rowId === undefined ? undefined : placesOf(table, base, rowId)) };
}

const kept = new WeakMap<object, Map<string, ReadonlyMap<RowId, number>>>();

function placesOf(table: Table, base: SheetBase, rowId: string): ReadonlyMap<RowId, number> {
  // A text, as CSV, is nothing that could be remembered by.
  if (typeof table !== "object") return rowPlaces(base);
  const known = kept.get(table) ?? new Map<string, ReadonlyMap<RowId, number>>();
  kept.set(table, known);
  const present = known.get(rowId);
  // Rows may have been put into the same list since, or changed in it.
  const found = present && present.size === base.rows && stillStand(present, base) ? present : rowPlaces(base);
  known.set(rowId, found);
  return found;
}

/** Whether the outermost rows are where they were: it tells most changes in place. */
function stillStand(places: ReadonlyMap<RowId, number>, base: SheetBase): boolean {
  return [0, base.rows - 1].every((row) => row < 0 || places.get(baseRowId(base, row)) === row);
}

/** Names that were gone through and are all well: of a million rows that is not done in each run. */
const sound = new WeakSet<ReadonlyMap<RowId, number>>();

function checkNames(pen: Pen<unknown>, table: Table, base: SheetBase, rowId: string): void {
  const found = placesOf(table, base, rowId);
  if (sound.has(found)) return;
  if (found.size === base.rows && [...found.keys()].every(isRowId)) return void sound.add(found);
  const seen = new Map<string, number>();
  for (let row = 0; row < base.rows; row++) {
    const value = JSON.stringify(base.at(row, rowId));
    const id = baseRowId(base, row);
    const other = seen.get(id);
    if (!isRowId(id)) pen.fail(`dataEditor: row ${row} has ${value} in "${rowId}", which is to tell rows apart`, `Give each row a text or number there, of at most ${MAX_ROW_NAME} characters`);
    if (other !== undefined) pen.fail(`dataEditor: the rows ${other} and ${row} both have ${value} in "${rowId}", which is to tell rows apart`, "Name a column in rowId whose values differ");
    seen.set(id, row);
  }
}
