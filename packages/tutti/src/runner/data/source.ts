import { AuthorError } from "../../ui/author-error.ts";
import type { ArrowTable, Table } from "../../ui/tables.ts";

/** A table of any shape, read by column. */
export interface Source {
  readonly rows: number;
  readonly names: readonly string[];
  /** The value of a cell, as its author has it. */
  at(name: string, row: number): unknown;
}

/** What reads Arrow IPC bytes: handed in, since it is loaded only where tables are large. */
export type DecodeArrow = (bytes: Uint8Array) => ArrowTable;

/** @throws AuthorError where the data is none of the shapes that `Table` names. */
export function sourceOf(data: Table, decode: DecodeArrow): Source {
  if (data instanceof Uint8Array) return fromArrow(decoded(data, decode));
  if (Array.isArray(data)) return fromRows(data);
  if (typeof data === "object" && data !== null && isArrow(data)) return fromArrow(data);
  if (typeof data === "object" && data !== null) return fromColumns(data as { readonly [column: string]: unknown });
  throw new AuthorError(
    `The data is ${data === undefined || data === null ? String(data) : `a ${typeof data}`}, and not a table`,
    "Give rows of objects, columns of arrays, an Arrow table or Arrow IPC bytes; await what is loaded first",
  );
}

function decoded(bytes: Uint8Array, decode: DecodeArrow): ArrowTable {
  try {
    return decode(bytes);
  } catch (error) {
    throw new AuthorError(`The bytes are no Arrow IPC: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export const isArrow = (data: object): data is ArrowTable =>
  "numRows" in data && typeof data.numRows === "number" && "getChild" in data && typeof data.getChild === "function" && "schema" in data;

function fromRows(rows: readonly unknown[]): Source {
  const names = new Set<string>();
  for (const [i, row] of rows.entries()) {
    if (typeof row !== "object" || row === null || Array.isArray(row)) {
      const what = Array.isArray(row) ? "an array" : row === null ? "null" : typeof row;
      throw new AuthorError(`Row ${i} of the data is ${what}; rows are objects, as { month: "May", revenue: 3 }`);
    }
    for (const name of Object.keys(row)) names.add(name);
  }
  const at: Source["at"] = (name, row) => {
    const fields = rows[row] as { readonly [name: string]: unknown };
    // A column may be called "toString", and a row that has none has nothing there.
    return Object.hasOwn(fields, name) ? fields[name] : undefined;
  };
  return { rows: rows.length, names: [...names], at };
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
  return { rows: rows ?? 0, names, at: (name, row) => (columns[name] as ArrayLike<unknown>)[row] };
}

function fromArrow(table: ArrowTable): Source {
  const names = table.schema.fields.map((field) => field.name);
  const children = new Map(names.map((name) => [name, table.getChild(name)]));
  return { rows: table.numRows, names, at: (name, row) => children.get(name)?.at(row) };
}
