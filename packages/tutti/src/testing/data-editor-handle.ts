import {
  addRows, dataEditor, deleteRows, isAddedRow, isRowId, keyedRow, memberName, paste, setCells, Sheet, sheetColumns, valueOf, writeEntry,
  type JsonValue, type PersonId, type RowWrites, type SheetBase, type SheetCell, type SheetRow, type TableData,
} from "@tutti/protocol";
import type { Element } from "../participant/find.ts";
import { placeOf, type ElementHandle, type Hand } from "../participant/handles.ts";

/** What a test may write in a cell. */
export type CellValue = JsonValue | Date;

/** A table that people edit. A row is named by its place among those that are shown, or by the text in its `rowId` column. */
export interface DataEditorHandle extends ElementHandle<"dataEditor"> {
  readonly label: string;
  /** The rows that the page shows, with what is written in them. */
  readonly rows: readonly Readonly<Record<string, JsonValue>>[];
  /** One cell, with who wrote it, and what was written there and does not fit. */
  cell(row: number | string, column: string): SheetCell;
  /** Writes in a cell, as its person would. @throws if they may not, or that cell is not to be written in. */
  set(row: number | string, column: string, value: CellValue): void;
  /** Adds a row at the end. @returns its name. */
  add(values?: Readonly<Record<string, CellValue>>): string;
  /** Deletes rows. */
  delete(...rows: (number | string)[]): void;
  /**
   * Pastes values from a cell on, as from a spreadsheet; rows beyond the last one are added where rows may be.
   *
   * @returns how many cells could not be written; the others are.
   */
  paste(row: number, column: string, values: readonly (readonly CellValue[])[]): number;
}

/** What a handle needs to know beside its person's hand. */
export interface EditorHand {
  readonly me: PersonId;
  /** The values of a table that came in a blob. */
  readonly blob: (name: string, column: string) => (row: number) => JsonValue;
  /** Names a batch of added rows; each time another. */
  readonly batch: () => string;
}

export function dataEditorHandle(element: Element<"dataEditor">, hand: Hand, { me, blob, batch }: EditorHand): DataEditorHandle {
  const { props } = element;
  const place = placeOf(element);
  const names = props.order ?? props.data.columns.map(({ name }) => name);
  const sheet = (): Sheet => {
    const edits = valueOf(dataEditor, props, hand.stored(place, "rows"));
    return new Sheet(baseOf(props.data, props.rowId, blob), edits, props.rows, sheetColumns(props));
  };
  const write = ({ writes, refused }: RowWrites, what: string): void => {
    hand.check(place, props.label, props.disabled ?? false);
    if (refused > 0 && writes.length === 0) throw new Error(`"${props.label}": ${what} is not possible here`);
    const doc = hand.document(place);
    doc.transact(() => {
      for (const [member, value] of writes) writeEntry(doc, memberName(place.key, member), value, "page");
    }, "page");
  };
  const rowIn = (from: Sheet, row: number | string): SheetRow => {
    const index = typeof row === "number" ? row : from.indexOf(isAddedRow(row) && isRowId(row) ? row : keyedRow(row));
    const found = index === undefined ? undefined : from.row(index);
    if (!found) throw new Error(`"${props.label}" shows no row ${JSON.stringify(row)}; it has ${from.rows}`);
    return found;
  };
  return {
    kind: "dataEditor", props, label: props.label,
    get rows() {
      const now = sheet();
      return Array.from({ length: now.rows }, (_, i) => {
        const row = rowIn(now, i);
        return Object.fromEntries(names.map((name) => [name, now.cell(row, name).value]));
      });
    },
    cell: (row, column) => {
      const now = sheet();
      return now.cell(rowIn(now, row), column);
    },
    set(row, column, value) {
      const now = sheet();
      write(setCells(now, [{ row: rowIn(now, row).id, column, value: plain(value) }], me), `writing in "${column}"`);
    },
    add(values = {}) {
      const added = addRows(sheet(), [new Map(Object.entries(values).map(([name, value]) => [name, plain(value)]))], batch(), me);
      write(added, "adding a row");
      return added.ids[0] ?? "";
    },
    delete(...rows) {
      const now = sheet();
      write(deleteRows(now, rows.map((row) => rowIn(now, row).id), me), "deleting rows");
    },
    paste(row, column, values) {
      const from = names.indexOf(column);
      if (from < 0) throw new Error(`"${props.label}" shows no column "${column}"; it has ${names.join(", ")}`);
      const pasted = paste(sheet(), { row, columns: names.slice(from), values: values.map((line) => line.map(plain)) }, batch(), me);
      write(pasted, "pasting");
      return pasted.refused;
    },
  };
}

const plain = (value: CellValue): JsonValue => (value instanceof Date ? value.getTime() : value);

function baseOf(data: TableData, rowId: string | undefined, blob: EditorHand["blob"]): SheetBase {
  const readers = new Map(data.columns.map(({ name }, i) => {
    const values = data.kind === "inline" ? data.values[i] : undefined;
    return [name, data.kind === "blob" ? blob(data.blob, name) : (row: number): JsonValue => values?.[row] ?? null] as const;
  }));
  return { rows: data.rows, rowId, at: (row, column) => readers.get(column)?.(row) ?? null };
}

