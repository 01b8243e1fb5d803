import { isJsonObject, type JsonObject, type JsonValue } from "@tutti/protocol/script";
import type { TableReader } from "../../pen.ts";
import { keyOf } from "../selected-rows.ts";
import { byName, type DrawnRows, type Key } from "./chosen-rows.ts";


/** A list of values that is a column of the table. */
export const columnIn = (value: JsonValue | undefined): { readonly column: string; readonly table: string | undefined } | undefined =>
  isJsonObject(value) && typeof value["column"] === "string" && Object.keys(value).every((name) => name === "column" || name === "table")
    ? { column: value["column"], table: typeof value["table"] === "string" ? value["table"] : undefined } : undefined;

/** What a figure draws: for each trace its points. Of a table they are its rows, else `{ trace, index, x, y, … }`. */
export function plotlyRows(figure: JsonValue, tables: ReadonlyMap<string, TableReader>, only: string): readonly DrawnRows[] {
  const traces = isJsonObject(figure) && Array.isArray(figure["data"]) ? (figure["data"] as readonly JsonValue[]) : [];
  return traces.flatMap((trace, number) => (isJsonObject(trace) ? [rowsOf(trace, number, tables, only)] : []));
}

interface List {
  readonly length: number;
  readonly at: (i: number) => unknown;
  readonly reader?: TableReader;
}

function rowsOf(trace: JsonObject, number: number, tables: ReadonlyMap<string, TableReader>, only: string): DrawnRows {
  const called = typeof trace["name"] === "string" ? trace["name"] : String(number);
  const list = (name: string): List | undefined => {
    const value = trace[name];
    if (Array.isArray(value)) return { length: value.length, at: (i) => (value as readonly JsonValue[])[i] };
    const wanted = columnIn(value);
    const reader = wanted && tables.get(wanted.table ?? only);
    return wanted && reader?.names.includes(wanted.column) ? { length: reader.rows, at: reader.column(wanted.column), reader } : undefined;
  };
  const [x, y, labels, values, custom, text] = [list("x"), list("y"), list("labels"), list("values"), list("customdata"), list("text")];
  const main = x ?? y ?? labels ?? values;
  const reader = [x, y, labels, values].find((one) => one?.reader)?.reader;
  const plain = (one: List | undefined, i: number): Key => keyOf(one?.at(i));
  // Where one list alone is said, the other counts.
  const [px, py] = [(i: number): Key => (x ? plain(x, i) : y ? i : null), (i: number): Key => (y ? plain(y, i) : x ? i : null)];
  return {
    source: reader ?? trace, count: main?.length ?? 0,
    row: (i) => reader?.row(i) ?? item(called, i, { x, y, label: labels, value: values, customdata: custom, text }),
    index: (i) => i, x: px, y: py,
    named: (points) => byName(points, (i) => (labels || !(x ?? y) ? { trace: called, label: labels ? plain(labels, i) : i } : { trace: called, x: px(i), y: py(i) })),
  };
}

const item = (trace: string, i: number, lists: Readonly<Record<string, List | undefined>>): unknown =>
  ({ trace, index: i, ...Object.fromEntries(Object.entries(lists).flatMap(([name, list]) => (list ? [[name, list.at(i)]] : []))) });
