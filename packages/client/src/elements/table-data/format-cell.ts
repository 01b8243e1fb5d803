import type { JsonValue, NumberFormat } from "@tutti/protocol";
import { formatNumber } from "../format.ts";
import { isNumeric, type Column } from "./table.ts";

/** Rows that are looked at to choose how a column's numbers are written. */
const SAMPLE = 200;

/** What a value looks like in its column, in the reader's locale. Null is never asked for. */
export type CellFormat = (value: Exclude<JsonValue, null>) => string;

/**
 * Chooses how a column is written: all its numbers with the same digits after the point, so that they stand under each other.
 *
 * @param format as the author said, if they did.
 */
export function cellFormat(column: Column, rows: number, format: NumberFormat | undefined, locale?: string): CellFormat {
  if (isNumeric(column.type)) {
    const number = numberFormat(column, rows, format, locale);
    return (value) => (typeof value === "number" ? number(value) : String(value));
  }
  if (column.type === "date" || column.type === "datetime") {
    const time = timeFormat(temporalKind(column, rows), locale);
    return (value) => (typeof value === "number" ? time(value) : String(value));
  }
  return (value) => (typeof value === "object" ? JSON.stringify(value) : String(value));
}

function numberFormat(column: Column, rows: number, format: NumberFormat | undefined, locale: string | undefined): (value: number) => string {
  if (format?.style !== undefined && format.style !== "plain") return (value) => formatNumber(value, format, locale);
  const { digits, largest } = measure(column, rows);
  const fixed = format?.digits ?? digits;
  // Years and the like: four digits need no separator, unless larger numbers stand above them.
  const options = { minimumFractionDigits: fixed, maximumFractionDigits: fixed, useGrouping: largest < 10_000 && fixed === 0 ? false : ("always" as const) };
  const made = new Intl.NumberFormat(locale, options);
  return (value) => (format?.unit ? `${made.format(value)}\u00a0${format.unit}` : made.format(value));
}

/** How many digits after the point a column's numbers have, up to as many as their size gives a meaning to. */
function measure(column: Column, rows: number): { digits: number; largest: number } {
  let digits = 0;
  let largest = 0;
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  for (let row = 0; row < rows; row += step) {
    const value = column.at(row);
    if (typeof value !== "number" || !Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    if (column.type !== "integer") digits = Math.max(digits, decimals(value));
  }
  const meant = largest >= 1_000 ? 1 : largest >= 1 ? 2 : 4;
  return { digits: Math.min(digits, digits <= 3 ? 3 : meant), largest };
}

const decimals = (value: number): number => /\.(\d+)$/.exec(value.toFixed(6).replace(/0+$/, ""))?.[1]?.length ?? 0;

const DAY = 86_400_000;

/** Moments that all lie at midnight in UTC are days, as JavaScript's dates often are: no reader's clock may move them to the day before. */
export function temporalKind(column: Column, rows: number): "date" | "datetime" {
  if (column.type === "date") return "date";
  const step = Math.max(1, Math.floor(rows / SAMPLE));
  for (let row = 0; row < rows; row += step) {
    const value = column.at(row);
    if (typeof value === "number" && value % DAY !== 0) return "datetime";
  }
  return "date";
}

/** A day is a day everywhere; a moment is shown by the reader's clock. */
export function timeFormat(type: "date" | "datetime", locale?: string): (ms: number) => string {
  const made = new Intl.DateTimeFormat(locale, type === "date" ? { dateStyle: "medium", timeZone: "UTC" } : { dateStyle: "medium", timeStyle: "short" });
  return (ms) => (Math.abs(ms) <= 8.64e15 ? made.format(ms) : String(ms));
}
