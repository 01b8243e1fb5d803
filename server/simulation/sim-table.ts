import {
  addRows, cellMember, deleteRows, isAddedRow, memberName, readCell, readEntry, RowEdits, rowMember, setCells, Sheet, sheetColumns, type JsonValue, type RowId, type RowWrite,
} from "@tutti/protocol";
import type * as Y from "yjs";
import { rowsOf } from "./client-parts.ts";
import { Made } from "./made.ts";
import { COLUMNS } from "./sim-app.ts";
import { placeOf, type SimBrowser } from "./sim-browser.ts";
import type { World } from "./world.ts";

const PLACE = placeOf("table", "room");
const FIRST: readonly string[] = ["first", "second"];
const DATA = { columns: ["id", ...Object.keys(COLUMNS)].map((name) => ({ name, type: name === "id" ? "text" as const : "integer" as const })) };
const BASE = { rows: FIRST.length, rowId: "id", at: (row: number, column: string): JsonValue => (column === "id" ? FIRST[row] ?? null : 0) };

/** The table as it stands with these entries. */
const sheetOf = (entries: Iterable<readonly [string, JsonValue]>): Sheet =>
  new Sheet(BASE, RowEdits.from(entries), "dynamic", sheetColumns({ data: { ...DATA, kind: "inline", rows: FIRST.length, values: [] } }));

/** The table as a page has it, where somebody may write in it now. */
function tableOf({ page }: SimBrowser) {
  const rows = rowsOf({ document: (scope) => page.documents.current(scope), undo: page.undo }, PLACE).get();
  return rows?.writable.get() ? { rows, sheet: sheetOf(rows.entries()) } : undefined;
}

/** The rows that a page shows, and what stands in its person's column. */
export function shownRows({ page, person }: SimBrowser): Map<RowId, JsonValue | undefined> {
  const rows = rowsOf({ document: (scope) => page.documents.current(scope), undo: page.undo }, PLACE).get();
  const sheet = sheetOf(rows?.entries() ?? []);
  return new Map(rowIds(sheet).map((id) => [id, sheet.edits.of(id)?.cells.get(person.id)?.is]));
}

export function addRow(world: World, browser: SimBrowser): boolean {
  const table = tableOf(browser);
  if (!table) return false;
  const value = world.random.below(100) + 1;
  const { writes, ids } = addRows(table.sheet, [new Map([[browser.person.id, value]])], browser.name(), browser.person.id);
  if (!write(world, table, writes)) return false;
  for (const id of ids) {
    browser.made.push(new Made("row", id));
    browser.cells.set(id, value);
  }
  return true;
}

/** Writes in their own column, in some row. */
export function writeCell(world: World, browser: SimBrowser): boolean {
  const table = tableOf(browser);
  const ids = table ? rowIds(table.sheet) : [];
  if (!table || ids.length === 0) return false;
  // Mostly in few rows: where people do not meet, nothing can go wrong.
  const row = world.random.pick(world.random.chance(0.7) ? ids.slice(0, 2) : ids);
  const value = world.random.below(100) + 1;
  if (!write(world, table, setCells(table.sheet, [{ row, column: browser.person.id, value }], browser.person.id).writes)) return false;
  browser.cells.set(row, value);
  return true;
}

export function deleteRow(world: World, browser: SimBrowser): boolean {
  const table = tableOf(browser);
  const ids = table ? rowIds(table.sheet).filter(isAddedRow) : [];
  if (!table || ids.length === 0) return false;
  const row = world.random.pick(ids);
  world.deleted.add(row);
  return write(world, table, deleteRows(table.sheet, [row], browser.person.id).writes);
}

/** What an entry of a document says of a row, or of a cell of it. */
export const rowIn = (doc: Y.Doc, row: RowId): boolean => readEntry(doc, memberName(PLACE.key, rowMember(row))) !== undefined;
export const cellIn = (doc: Y.Doc, row: RowId, column: string): JsonValue | undefined => {
  const entry = readEntry(doc, memberName(PLACE.key, cellMember(row, column)))?.v;
  return typeof entry === "object" && entry !== null && "is" in entry ? entry.is : undefined;
};

/** The rows that are shown with what stands in a document. */
export function rowsIn(doc: Y.Doc): Set<RowId> {
  const entries = readCell(doc, PLACE.key);
  return new Set(rowIds(sheetOf(Array.isArray(entries) ? entries.map((pair) => pair as [string, JsonValue]) : [])));
}

const rowIds = (sheet: Sheet): RowId[] => Array.from({ length: sheet.rows }, (_, i) => sheet.row(i)?.id ?? "");

/** Writes at once what belongs together. */
const write = ({ fault }: World, { rows }: NonNullable<ReturnType<typeof tableOf>>, writes: readonly RowWrite[]): boolean => rows.write(fault === "half-rows" ? writes.slice(0, 1) : writes);
