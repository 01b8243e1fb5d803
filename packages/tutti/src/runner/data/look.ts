import type { ColumnType } from "@tutti/protocol";
import { AuthorError } from "../../ui/author-error.ts";
import type { Read } from "./source.ts";

/** What the values of a column were found to be. */
export interface Looks {
  readonly type: ColumnType;
  /** Whether some row has nothing, or NaN, or an infinity. */
  readonly gaps: boolean;
  /** Whether all numbers are whole and fit 32 bits. */
  readonly int32: boolean;
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
  gaps: boolean;
  wide: boolean;
}

const DAY = 86_400_000;

/** @throws AuthorError for functions and symbols, with the column and the row. */
export function lookAt(name: string, rows: number, read: Read): Looks {
  const seen: Seen = { text: false, fraction: false, number: false, boolean: false, day: false, time: false, json: false, huge: false, gaps: false, wide: false };
  for (let row = 0; row < rows; row++) {
    const value = read(row);
    if (typeof value === "number") number(value, seen);
    else if (typeof value === "string") seen.text = true;
    else other(value, seen, name, row);
  }
  const type = typeOf(seen);
  return { type, gaps: seen.gaps, int32: type === "integer" && !seen.wide };
}

function number(value: number, seen: Seen): void {
  seen.number = true;
  if ((value | 0) === value) return;
  if (!Number.isFinite(value)) seen.gaps = true;
  else if (!Number.isInteger(value)) seen.fraction = true;
  seen.wide = true;
}

function other(value: unknown, seen: Seen, name: string, row: number): void {
  switch (typeof value) {
    case "bigint":
      seen.number = true;
      seen.wide = true;
      if (!Number.isSafeInteger(Number(value))) seen.huge = true;
      return;
    case "boolean":
      seen.boolean = true;
      return;
    case "undefined":
      seen.gaps = true;
      return;
    case "object":
      if (value === null) seen.gaps = true;
      else if (value instanceof Date) date(value.getTime(), seen);
      else seen.json = true;
      return;
    default:
      throw new AuthorError(`Column "${name}" holds a ${typeof value} in row ${row}, which cannot be shown`);
  }
}

function date(time: number, seen: Seen): void {
  if (Number.isNaN(time)) seen.gaps = true;
  if (Number.isNaN(time) || time % DAY === 0) seen.day = true;
  else seen.time = true;
}

/** Numbers among texts become texts; integers beyond 2^53 too, so that no digit is lost; objects make all of it JSON. */
function typeOf(seen: Seen): ColumnType {
  if (seen.json) return "json";
  const dates = seen.day || seen.time;
  const kinds = [seen.text, seen.number, seen.boolean, dates].filter(Boolean).length;
  if (kinds !== 1 || seen.text || seen.huge) return "text";
  if (seen.boolean) return "boolean";
  if (dates) return seen.time ? "datetime" : "date";
  return seen.fraction ? "number" : "integer";
}
