import type { ColumnType } from "@tutti/protocol";
import { jsonProblem, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import { lookAt, type Looks } from "./look.ts";
import type { Read, Typed } from "./source.ts";

/** A column that is ready to travel: of one type, and all of it plain JSON. Dates are ms since 1970. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly JsonValue[];
}

/** A column of a large table: numbers without gaps stand in typed arrays, which Arrow takes as they are. */
export interface WideColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: readonly JsonValue[] | Typed;
}

/**
 * Finds one type for a column's values. Nothing, NaN and infinities are null.
 *
 * @throws AuthorError for functions, symbols and what JSON cannot hold, with the column and the row.
 */
export function columnOf(name: string, rows: number, read: Read): Column {
  const looks = lookAt(name, rows, read);
  return { name, type: looks.type, values: plainValues(name, rows, read, looks) };
}

/** The same for a large table. */
export function wideColumnOf(name: string, rows: number, read: Read, typed: Typed | undefined): WideColumn {
  const known = typed && typeOfTyped(typed);
  if (typed && known) return { name, type: known, values: typed };
  const looks = lookAt(name, rows, read);
  const { type, gaps, int32 } = looks;
  const dense = !gaps && type !== "text" && type !== "json" && type !== "boolean";
  if (!dense) return { name, type, values: plainValues(name, rows, read, looks) };
  const values = int32 ? new Int32Array(rows) : new Float64Array(rows);
  // A Date turns into its time as a number does.
  for (let row = 0; row < rows; row++) values[row] = Number(read(row));
  return { name, type, values };
}

/** The type of typed numbers that can travel as they lie; those with NaN or infinities have to be gone through. */
function typeOfTyped(values: Typed): ColumnType | undefined {
  if (values instanceof Int32Array) return "integer";
  let whole = true;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (!Number.isFinite(value)) return undefined;
    whole &&= Number.isInteger(value);
  }
  return whole ? "integer" : "number";
}

function plainValues(name: string, rows: number, read: Read, { type }: Looks): JsonValue[] {
  const values: JsonValue[] = Array.from({ length: rows }, () => null);
  for (let row = 0; row < rows; row++) {
    const value = read(row);
    values[row] = typeof value === "string" && type === "text" ? value : convert(value, type, name, row);
  }
  return values;
}

/** A value as its column has it on its way. */
export function convert(value: unknown, type: ColumnType, name: string, row: number): JsonValue {
  if (value === undefined || value === null) return null;
  if (value instanceof Date && Number.isNaN(value.getTime())) return null;
  if (typeof value === "number" && !Number.isFinite(value)) return null;
  if (type === "json") return jsonOf(value, name, row);
  if (value instanceof Date) return type === "text" ? value.toISOString() : value.getTime();
  if (type === "text") return value instanceof Uint8Array ? `\\x${Buffer.from(value).toString("hex")}` : String(value);
  if (typeof value === "boolean") return value;
  const number = Number(value);
  // The columns of a page are known before its rows: what is none of its type, or would lose digits, is shown as it is written.
  if (Number.isNaN(number) || (typeof value === "bigint" && !Number.isSafeInteger(number))) return String(value);
  // JSON has one zero.
  return number + 0;
}

function jsonOf(value: unknown, name: string, row: number): JsonValue {
  if (typeof value === "number") return value + 0;
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return value.toISOString();
  // A vector of an Arrow list, or a typed array.
  const plain: unknown = typeof value === "object" && value !== null && ArrayBuffer.isView(value) && Symbol.iterator in value
    ? [...(value as Iterable<unknown>)]
    : value;
  if (jsonProblem(plain) === undefined) return plain as JsonValue;
  const inside = plainInside(plain, 0);
  const problem = jsonProblem(inside);
  if (problem !== undefined) throw new AuthorError(`Column "${name}", row ${row}: ${problem}`, "Turn it into text or plain objects first");
  return inside as JsonValue;
}

/** So deep it is looked; what lies deeper is told as what JSON cannot hold. */
const DEEPEST = 64;

/** A list or a struct of a database with what JSON cannot hold in it, as a column of its own shows such values. */
function plainInside(value: unknown, depth: number): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "object" || value === null || depth > DEEPEST) return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (ArrayBuffer.isView(value) && Symbol.iterator in value) return Array.from(value as unknown as Iterable<unknown>, (item) => plainInside(item, depth + 1));
  if (Array.isArray(value)) return value.map((item) => plainInside(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plainInside(item, depth + 1)]));
}
