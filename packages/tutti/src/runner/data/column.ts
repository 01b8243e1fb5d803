import { jsonProblem, type ColumnType, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";

/** A column that is ready to travel: of one type, and all of it plain JSON. Dates are ms since 1970. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly JsonValue[];
}

interface Seen {
  text: boolean;
  fraction: boolean;
  number: boolean;
  boolean: boolean;
  day: boolean;
  time: boolean;
  json: boolean;
  /** An integer beyond what a number holds exactly. */
  huge: boolean;
}

const DAY = 86_400_000;

/**
 * Finds one type for a column's values. Nothing, NaN and infinities are null; numbers among texts become texts; integers beyond
 * 2^53 become texts, so that no digit is lost; objects are JSON.
 *
 * @throws AuthorError for functions, symbols and what JSON cannot hold, with the column and the row.
 */
export function columnOf(name: string, rows: number, at: (row: number) => unknown): Column {
  const seen: Seen = { text: false, fraction: false, number: false, boolean: false, day: false, time: false, json: false, huge: false };
  const raw: unknown[] = Array.from({ length: rows });
  for (let row = 0; row < rows; row++) {
    const value = at(row);
    raw[row] = value;
    look(value, seen, name, row);
  }
  const type = typeOf(seen);
  return { name, type, values: raw.map((value, row) => convert(value, type, name, row)) };
}

function look(value: unknown, seen: Seen, name: string, row: number): void {
  switch (typeof value) {
    case "string":
      seen.text = true;
      return;
    case "number":
      seen.number = true;
      if (Number.isFinite(value) && !Number.isInteger(value)) seen.fraction = true;
      return;
    case "bigint":
      seen.number = true;
      if (BigInt(Number(value)) !== value || !Number.isSafeInteger(Number(value))) seen.huge = true;
      return;
    case "boolean":
      seen.boolean = true;
      return;
    case "undefined":
      return;
    case "object":
      if (value === null) return;
      if (!(value instanceof Date)) seen.json = true;
      else if (Number.isNaN(value.getTime()) || value.getTime() % DAY === 0) seen.day = true;
      else seen.time = true;
      return;
    default:
      throw new AuthorError(`Column "${name}" holds a ${typeof value} in row ${row}, which cannot be shown`);
  }
}

function typeOf(seen: Seen): ColumnType {
  const dates = seen.day || seen.time;
  if (seen.json) return "json";
  const kinds = [seen.text, seen.number, seen.boolean, dates].filter(Boolean).length;
  if (kinds !== 1 || seen.text || seen.huge) return "text";
  if (seen.boolean) return "boolean";
  if (dates) return seen.time ? "datetime" : "date";
  return seen.fraction ? "number" : "integer";
}

function convert(value: unknown, type: ColumnType, name: string, row: number): JsonValue {
  if (value === undefined || value === null) return null;
  const flat = value instanceof Date ? (Number.isNaN(value.getTime()) ? null : value) : value;
  if (flat === null || (typeof flat === "number" && !Number.isFinite(flat))) return null;
  if (type === "json") return jsonOf(flat, name, row);
  if (flat instanceof Date) return type === "text" ? flat.toISOString() : flat.getTime();
  if (type === "text") return String(flat);
  return typeof flat === "boolean" ? flat : Number(flat);
}

function jsonOf(value: unknown, name: string, row: number): JsonValue {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return value.toISOString();
  // A vector of an Arrow list, or a typed array.
  const plain: unknown = typeof value === "object" && value !== null && ArrayBuffer.isView(value) && Symbol.iterator in value
    ? [...(value as Iterable<unknown>)]
    : value;
  const problem = jsonProblem(plain);
  if (problem !== undefined) throw new AuthorError(`Column "${name}", row ${row}: ${problem}`, "Turn it into text or plain objects first");
  return plain as JsonValue;
}
