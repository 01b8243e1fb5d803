import type { TableReader } from "../../ui/pen.ts";
import type { Table } from "../../ui/tables.ts";
import type { Arrow } from "./encode.ts";
import { sourceOf } from "./source.ts";

/** Reads a table of any shape by column, and by row as its author has it. */
export function readTable(data: Table, arrow: () => Arrow): TableReader {
  const source = sourceOf(data, (bytes) => arrow().decode(bytes));
  const columns = new Map<string, (row: number) => unknown>();
  const column = (name: string): ((row: number) => unknown) => {
    const known = columns.get(name) ?? source.column(name);
    columns.set(name, known);
    return known;
  };
  const row = Array.isArray(data)
    ? (at: number): unknown => (data as readonly unknown[])[at]
    : (at: number): unknown => Object.fromEntries(source.names.map((name) => [name, column(name)(at)]));
  return { rows: source.rows, names: source.names, column, row };
}
