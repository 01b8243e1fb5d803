import { MAX_ROW_ID } from "@tutti/protocol/script";
import type { TableReader } from "../pen.ts";

/** What tells a row from others: the text in a column, or its number. */
export interface RowIds {
  /** @returns the row's number; `undefined` where there is no such row now. */
  indexOf(id: string): number | undefined;
  idOf(index: number): string | undefined;
}

/** The numbers of rows by their ids, kept with the data: an app that asks again and again goes through them once. */
const kept = new WeakMap<object, Map<string, ReadonlyMap<string, number>>>();

export function rowIds(data: unknown, rows: TableReader, column: string | undefined): RowIds {
  if (column === undefined) {
    return {
      indexOf: (id) => (/^(?:0|[1-9]\d{0,8})$/.test(id) && Number(id) < rows.rows ? Number(id) : undefined),
      idOf: (index) => (Number.isInteger(index) && index >= 0 && index < rows.rows ? String(index) : undefined),
    };
  }
  const idOf = (index: number): string | undefined => (index < rows.rows ? textOf(rows.column(column)(index)) : undefined);
  const look = (): ReadonlyMap<string, number> => {
    const found = new Map<string, number>();
    for (let index = rows.rows - 1; index >= 0; index -= 1) {
      const id = idOf(index);
      if (id !== undefined) found.set(id, index);
    }
    return found;
  };
  const keep = (found: ReadonlyMap<string, number>): ReadonlyMap<string, number> => {
    if (typeof data !== "object" || data === null) return found;
    const columns = kept.get(data) ?? new Map<string, ReadonlyMap<string, number>>();
    kept.set(data, columns.set(column, found));
    return found;
  };
  let fresh = false;
  return {
    idOf,
    indexOf(id) {
      const before = typeof data === "object" && data !== null ? kept.get(data)?.get(column) : undefined;
      const index = (before ?? keep(look())).get(id);
      if (fresh || before === undefined || (index !== undefined && idOf(index) === id)) return index;
      // The list was changed in place since it was gone through.
      fresh = true;
      return keep(look()).get(id);
    },
  };
}

/** As the page reads it: dates as their time, what is no plain value as nothing. */
function textOf(value: unknown): string | undefined {
  const text = value instanceof Date ? String(value.getTime()) : ["string", "number", "bigint", "boolean"].includes(typeof value) ? String(value) : undefined;
  return text === undefined || text.length > MAX_ROW_ID ? undefined : text;
}
