import type { Drawing } from "../drawing.ts";
import type { Pen } from "../pen.ts";
import type { Table } from "../tables.ts";
import { dataframe } from "./dataframe.ts";
import { exception } from "./exception.ts";
import { json } from "./json.ts";
import { markdown, text } from "./text.ts";

/** Chooses how each value is drawn. */
export const write = (pen: Pen<unknown>): Drawing<unknown>["write"] =>
  (...values) => {
    for (const value of values) one(pen, value);
  };

function one(pen: Pen<unknown>, value: unknown): void {
  if (typeof value === "string") return markdown(pen)(value);
  if (value instanceof Date) return text(pen)(Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString());
  if (value instanceof Error) return exception(pen)(value);
  if (value instanceof Promise) pen.fail("write was given a Promise", "Await it first: ui.write(await …)");
  if (typeof value === "function") pen.fail(`write was given the function ${value.name || "without a name"}`, "Call it, and write what it returns");
  if (typeof value === "symbol") return text(pen)(String(value));
  if (typeof value !== "object" || value === null) return text(pen)(value as Parameters<Drawing<unknown>["text"]>[0]);
  if (isStream(value)) pen.fail("write was given a stream", "Use await ui.writeStream(…)");
  return isTable(value) ? dataframe(pen)(value) : json(pen)(value);
}

const isStream = (value: object): boolean => Symbol.asyncIterator in value || (Symbol.iterator in value && "next" in value);

const isRow = (row: unknown): boolean => typeof row === "object" && row !== null && Object.getPrototypeOf(row) === Object.prototype;
const isColumn = (list: unknown): list is ArrayLike<unknown> => Array.isArray(list) || (ArrayBuffer.isView(list) && !(list instanceof DataView));

/** Rows of objects, columns of one length, or an Arrow table. Everything else is data, but no table. */
export function isTable(value: object): value is Exclude<Table, string> {
  if (Array.isArray(value)) return value.length > 0 && value.every(isRow);
  if ("numRows" in value && "getChild" in value && "schema" in value) return true;
  const columns: readonly unknown[] = isRow(value) ? Object.values(value) : [];
  const [first] = columns;
  return isColumn(first) && first.length > 0 && columns.every((column) => isColumn(column) && column.length === first.length);
}
