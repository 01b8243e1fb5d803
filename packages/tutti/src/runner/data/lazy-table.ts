import type { ColumnFilter, ColumnType, JsonValue, LazyQuery } from "@tutti/protocol";
import type { LazySource } from "../../ui/lazy.ts";
import type { Table } from "../../ui/tables.ts";
import { columnOf, type Column } from "./column.ts";
import { sourceOf } from "./source.ts";

/** Queries of which the order of rows is kept: a reader scrolls through one, and has others open. */
const KEPT = 16;

/**
 * Makes a lazy source of a table in memory: rows of objects, columns of arrays, or an Arrow table. Only the rows that somebody
 * looks at travel; they are sorted, filtered and searched in the script's process.
 *
 * @example
 * const flights = lazyTable(await readParquet(bytes));
 * export default app("Flights", (ui) => ui.dataframe(flights));
 */
export function lazyTable<const T extends Exclude<Table, string | Uint8Array>>(table: T): LazySource {
  const source = sourceOf(table);
  const columns = new Map<string, Column>();
  const column = (name: string): Column => {
    const made = columns.get(name) ?? columnOf(name, source.rows, source.column(name));
    columns.set(name, made);
    return made;
  };
  const orders = new Map<string, Uint32Array | undefined>();
  const orderOf = (query: LazyQuery): Uint32Array | undefined => {
    const name = JSON.stringify(query);
    if (!orders.has(name)) {
      orders.set(name, order(query, source.names.map(column), source.rows));
      for (const [oldest] of orders) if (orders.size > KEPT) orders.delete(oldest);
    }
    return orders.get(name);
  };
  return {
    get columns() { return source.names.map((name) => ({ name, type: column(name).type })); },
    count: (query) => orderOf(query)?.length ?? source.rows,
    page(query, from, count) {
      const rows = orderOf(query);
      const size = Math.max(0, Math.min(count, (rows?.length ?? source.rows) - from));
      const numbers = Array.from({ length: size }, (_, i) => (rows ? (rows[from + i] as number) : from + i));
      return Object.fromEntries(source.names.map((name) => [name, numbers.map((row) => column(name).values[row])]));
    },
  };
}

/** The numbers of the rows that a query finds; all as they lie where it asks for nothing. */
function order(query: LazyQuery, columns: readonly Column[], rows: number): Uint32Array | undefined {
  const named = (name: string): Column | undefined => columns.find((column) => column.name === name);
  const tests: ((row: number) => boolean)[] = query.filters.flatMap(({ column: name, filter }) => {
    const column = named(name);
    return column ? [(row: number) => passes(filter, column.values[row] ?? null)] : [];
  });
  const wanted = query.search.trim().toLocaleLowerCase();
  if (wanted !== "") tests.push((row) => columns.some((column) => textOf(column.type, column.values[row] ?? null).includes(wanted)));
  const sorts = query.sort.flatMap(({ column: name, descending }) => {
    const column = named(name);
    return column ? [{ column, descending }] : [];
  });
  if (tests.length === 0 && sorts.length === 0) return undefined;
  const found: number[] = [];
  for (let row = 0; row < rows; row += 1) if (tests.every((test) => test(row))) found.push(row);
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  for (const { column: { values }, descending } of sorts.toReversed()) {
    found.sort((a, b) => {
      const [left, right] = [values[a] ?? null, values[b] ?? null];
      // Rows without a value come last in either direction.
      if (left === null || right === null) return Number(left === null) - Number(right === null);
      const sign = typeof left === "number" && typeof right === "number" ? left - right : compare(String(left), String(right));
      return descending ? -sign : sign;
    });
  }
  return Uint32Array.from(found);
}

function passes(filter: ColumnFilter, value: JsonValue): boolean {
  switch (filter.kind) {
    case "text":
      return value !== null && textOf("text", value).includes(filter.text.toLocaleLowerCase());
    case "range":
      return typeof value === "number" && value >= (filter.min ?? -Infinity) && value <= (filter.max ?? Infinity);
    case "values":
      return typeof value === "object" && value !== null ? false : filter.values.includes(value);
  }
}

/** A value as it is searched: days and moments in ISO 8601. */
function textOf(type: ColumnType, value: JsonValue): string {
  if (value === null) return "";
  if ((type === "date" || type === "datetime") && typeof value === "number") return new Date(value).toISOString().toLowerCase();
  return (typeof value === "object" ? JSON.stringify(value) : String(value)).toLocaleLowerCase();
}
