import type { JsonValue, TableData, ViewElement } from "@tutti/protocol";
import { arrow } from "../runner/data/arrow.ts";
import { isKind, namesOf } from "./find.ts";

/** A row of a table, by the names of its columns. Dates are ms since 1970. */
export type Row = Readonly<Record<string, JsonValue>>;
/** Reads bytes that an element names. */
export type ReadBytes = (blob: string) => Promise<Uint8Array>;

/**
 * @returns the rows of a table on a page.
 * @throws where there is no such one, or its rows stay with the script.
 */
export async function rowsOf(elements: readonly ViewElement[], name: string | undefined, read: ReadBytes): Promise<readonly Row[]> {
  const tables = elements.flatMap((element) => (isTable(element) && (name === undefined || namesOf(element).includes(name)) ? [element.props.data] : []));
  const [data] = tables;
  if (!data || tables.length > 1) throw new Error(`There are ${tables.length} tables${name === undefined ? "" : ` called "${name}"`} on the page; one is asked for by its label or key`);
  if (data.kind === "lazy") throw new Error("The rows of this table stay with its script: ask for some with dataframe(name).ask()");
  const columns = data.kind === "inline" ? data.values : await columnsOf(data, read);
  return Array.from({ length: data.rows }, (_, row) => Object.fromEntries(data.columns.map((column, at) => [column.name, columns[at]?.[row] ?? null])));
}

const isTable = (element: ViewElement) => isKind(element, "dataframe") || isKind(element, "dataframeWidget") || isKind(element, "dataEditor") || isKind(element, "table");

async function columnsOf({ blob, columns, rows }: Extract<TableData, { kind: "blob" }>, read: ReadBytes): Promise<readonly (readonly JsonValue[])[]> {
  const table = arrow.decode(await read(blob));
  return columns.map(({ name, type }) => {
    const column = table.getChild(name);
    // What travels is JSON, whatever Arrow's types say; what is itself JSON travels as its text.
    const value = (row: number): JsonValue => (column?.at(row) ?? null) as JsonValue;
    return Array.from({ length: rows }, (_, row) => {
      const held = value(row);
      return type === "json" && typeof held === "string" ? (JSON.parse(held) as JsonValue) : held;
    });
  });
}
