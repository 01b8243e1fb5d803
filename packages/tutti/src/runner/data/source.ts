import { AuthorError } from "../../ui/author-error.ts";
import type { ArrowTable } from "../../ui/tables.ts";
import type { Prepared } from "./prepare.ts";

/** Reads a column's value in a row, as its author has it. */
export type Read = (row: number) => unknown;

/** A table of any shape, read by column. */
export interface Source {
  readonly rows: number;
  readonly names: readonly string[];
  column(name: string): Read;
  /** The column as it lies in memory, where its author keeps it as typed numbers. */
  typed?(name: string): Typed | undefined;
}

export type Typed = Int32Array | Float64Array;

/** @throws AuthorError where the data is none of the shapes that `Table` names. */
export function sourceOf(data: Prepared): Source {
  if (Array.isArray(data)) return fromRows(data);
  if (typeof data === "object" && data !== null && isArrow(data)) return fromArrow(data);
  if (typeof data === "object" && data !== null) return fromColumns(data as { readonly [column: string]: unknown });
  throw new AuthorError(
    `The data is ${data === undefined || data === null ? String(data) : `a ${typeof data}`}, and not a table`,
    "Give rows of objects, columns of arrays, an Arrow table, Arrow IPC bytes or a CSV; await what is loaded first",
  );
}

export const isArrow = (data: object): data is ArrowTable =>
  "numRows" in data && typeof data.numRows === "number" && "getChild" in data && typeof data.getChild === "function" && "schema" in data;

function fromRows(rows: readonly unknown[]): Source {
  const names = new Set<string>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      const what = Array.isArray(row) ? "an array" : row === null ? "null" : typeof row;
      throw new AuthorError(`Row ${i} of the data is ${what}; rows are objects, as { month: "May", revenue: 3 }`);
    }
    for (const name in row) if (!names.has(name) && Object.hasOwn(row, name)) names.add(name);
  }
  const fields = rows as readonly { readonly [name: string]: unknown }[];
  return {
    rows: rows.length,
    names: [...names],
    // A column may be called "toString", and a row that has none has nothing there.
    column: (name) => name in Object.prototype
      ? (row) => (Object.hasOwn(fields[row] ?? {}, name) ? fields[row]?.[name] : undefined)
      : (row) => fields[row]?.[name],
  };
}

function fromColumns(columns: { readonly [name: string]: unknown }): Source {
  const names = Object.keys(columns);
  let rows: number | undefined;
  for (const name of names) {
    const column = columns[name];
    const length = typeof column === "object" && column !== null && "length" in column ? column.length : undefined;
    if (typeof length !== "number") throw new AuthorError(`Column "${name}" is ${column === null ? "null" : `a ${typeof column}`}, and not a list of values`);
    if (rows !== undefined && length !== rows) {
      throw new AuthorError(`Column "${name}" has ${length} values, and "${names[0]}" has ${rows}: columns are equally long`);
    }
    rows = length;
  }
  return {
    rows: rows ?? 0,
    names,
    typed: (name) => {
      const values = columns[name];
      return values instanceof Int32Array || values instanceof Float64Array ? values : undefined;
    },
    column: (name) => {
      const values = columns[name] as ArrayLike<unknown>;
      return (row) => values[row];
    },
  };
}

function fromArrow(table: ArrowTable): Source {
  return {
    rows: table.numRows,
    names: table.schema.fields.map((field) => field.name),
    typed: (name) => typedOf(table, name),
    column: (name) => {
      const values = table.getChild(name);
      return (row) => values?.at(row);
    },
  };
}

/** Arrow's own numbers for types of which the values lie as they are meant: of others, as days, the same bytes mean something else. */
const PLAIN_TYPES: readonly unknown[] = [2, 3];

/** Numbers of an Arrow column without gaps, as they lie there. */
function typedOf(table: ArrowTable, name: string): Typed | undefined {
  const field: object | undefined = table.schema.fields.find((one) => one.name === name);
  const column: object | null | undefined = table.getChild(name);
  if (!field || !column || !("type" in field) || typeof field.type !== "object" || field.type === null || !("typeId" in field.type) || !PLAIN_TYPES.includes(field.type.typeId)) return undefined;
  if (!("nullCount" in column) || column.nullCount !== 0 || !("toArray" in column) || typeof column.toArray !== "function") return undefined;
  const values: unknown = column.toArray();
  return values instanceof Int32Array || values instanceof Float64Array ? values : undefined;
}
