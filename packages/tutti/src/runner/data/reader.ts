import type { TableReader } from "../../ui/pen.ts";
import type { Table } from "../../ui/tables.ts";
import { prepare, type Formats } from "./prepare.ts";
import { sourceOf, type Source } from "./source.ts";

/** Reads a table of any shape by column, and by row as its author has it. Nothing is gone through that is not asked for. */
export function readTable(table: Table, formats: Formats): TableReader {
  const data = prepare(table, formats);
  let made: Source | undefined;
  const source = (): Source => (made ??= sourceOf(data));
  const rows = Array.isArray(data) ? (data as readonly unknown[]) : undefined;
  const columns = new Map<string, (row: number) => unknown>();
  const column = (name: string): ((row: number) => unknown) => {
    const known = columns.get(name) ?? (rows ? fieldOf(rows, name) : source().column(name));
    columns.set(name, known);
    return known;
  };
  return {
    get rows() { return rows ? rows.length : source().rows; },
    get names() { return source().names; },
    column,
    row: rows ? (at) => rows[at] : (at) => Object.fromEntries(source().names.map((name) => [name, column(name)(at)])),
  };
}

/** A column may be called "toString", and a row that has none has nothing there. */
const fieldOf = (rows: readonly unknown[], name: string) => (at: number): unknown => {
  const row = rows[at];
  return typeof row === "object" && row !== null && Object.hasOwn(row, name) ? (row as { readonly [name: string]: unknown })[name] : undefined;
};
