import type { ColumnInfo, JsonValue, LazyQuery } from "@tutti/protocol";

/** One column, read where it lies: no object is made of a row. */
export interface Column {
  readonly name: string;
  readonly type: ColumnInfo["type"];
  /** The value of a row; null where there is none. A date is ms since 1970. */
  at(row: number): JsonValue;
  /**
   * All of it as numbers, NaN where there is none: numbers as they are, dates in ms, truth as 1 and 0, texts that are no numbers
   * as NaN. Made once, and without a copy where the data is such an array already: not to be written to.
   */
  numbers(): Float64Array;
}

/** A table as grid and charts read it, wherever it came from. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Whether a row's values are here, and asks for them where not; absent where all are. Whoever calls it follows it. */
  has?(row: number): boolean;
  /** Fetches rows, of a table that has not all of them. */
  load?(from: number, to: number): Promise<void>;
  /** Of a table that lies elsewhere: the same, sorted, filtered and searched there. */
  query?(query: LazyQuery): Promise<Table>;
  /** Why rows in sight could not be had. */
  problem?(): string | undefined;
  /** The Arrow bytes it was read from, for a worker to read on its own; absent where the table is small. */
  readonly bytes?: Uint8Array;
}

export const columnOf = (table: Table, name: string): Column | undefined => table.columns.find((column) => column.name === name);

export const isNumeric = (type: ColumnInfo["type"]): boolean => type === "number" || type === "integer";
export const isTemporal = (type: ColumnInfo["type"]): boolean => type === "date" || type === "datetime";

/** A column over any way of reading a row's value. */
export function column(info: ColumnInfo, rows: number, read: (row: number) => unknown, direct?: () => ArrayLike<number> | undefined): Column {
  let numbers: Float64Array | undefined;
  const at = info.type === "json" ? (row: number) => fromJson(read(row)) : (row: number) => plain(read(row));
  return {
    name: info.name,
    type: info.type,
    at,
    numbers() {
      if (numbers) return numbers;
      const present = direct?.();
      if (present instanceof Float64Array) numbers = present;
      else if (present) numbers = Float64Array.from(present);
      else {
        numbers = new Float64Array(rows);
        for (let row = 0; row < rows; row += 1) numbers[row] = number(read(row));
      }
      return numbers;
    },
  };
}

function number(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "string" && value.trim() !== "") return Number(value);
  return Number.NaN;
}

function plain(value: unknown): JsonValue {
  if (value === null || value === undefined || (typeof value === "number" && Number.isNaN(value))) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "bigint" ? Number(value) : JSON.stringify(value, (_, part: unknown) => (typeof part === "bigint" ? Number(part) : part));
}

/** JSON columns travel as text; what is inline may be JSON already. */
function fromJson(value: unknown): JsonValue {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return value as JsonValue;
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return value;
  }
}
