import type { ColumnOption, ColumnSpec, JsonValue, MomentStyle, NumberFormat, ProgressColumn } from "@tutti/protocol";
import { formatNumber } from "../format.ts";
import { momentFormat } from "./format-moment.ts";
import { isNumeric, isTemporal, type Column } from "./table.ts";

/** Rows that are looked at to choose how a column's numbers are written. */
const SAMPLE = 200;

/** What a value looks like in its column, in the reader's locale. Null is never asked for. */
export type CellFormat = (value: Exclude<JsonValue, null>) => string;

/**
 * Chooses how a column is written: all its numbers with the same digits after the point, so that they stand under each other.
 *
 * @param spec what its author said of it, if anything.
 */
export function cellFormat(column: Column, rows: number, spec: ColumnSpec | undefined, locale?: string): CellFormat {
  switch (spec?.kind) {
    case "date":
    case "time":
    case "datetime":
      return momentFormat(spec.kind, spec.format, { locale, zone: spec.kind === "datetime" ? spec.zone : undefined });
    case "select": {
      const labels = labelsOf(spec.options);
      return (value) => labels(value);
    }
    case "multiselect": {
      const labels = labelsOf(spec.options);
      return (value) => (Array.isArray(value) ? value.map((item: JsonValue) => labels(item)).join(", ") : labels(value));
    }
    case "list":
      return (value) => (Array.isArray(value) ? value.map((item: JsonValue) => print(item)).join(", ") : print(value));
    case "progress": {
      // A bar from 0 to 1 is a share, unless its author says how it is written.
      const format = spec.format ?? (progressMax(spec, column, rows) === 1 && (spec.min ?? 0) === 0 ? { style: "percent" as const, digits: 0 } : undefined);
      const number = numberFormat(column, rows, format, locale);
      return (value) => (typeof value === "number" ? number(value) : print(value));
    }
    default:
      return plainFormat(column, rows, spec !== undefined && "format" in spec ? spec.format : undefined, locale);
  }
}

function plainFormat(column: Column, rows: number, format: NumberFormat | MomentStyle | undefined, locale: string | undefined): CellFormat {
  if (isNumeric(column.type) && typeof format !== "string") {
    const number = numberFormat(column, rows, format, locale);
    return (value) => (typeof value === "number" ? number(value) : String(value));
  }
  if (typeof format === "string" || isTemporal(column.type)) {
    return momentFormat(isTemporal(column.type) ? temporalKind(column, rows) : "datetime", typeof format === "string" ? format : undefined, { locale });
  }
  return print;
}

const print = (value: JsonValue): string => (value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value));

/** Options by what they stand for; what is none of them is shown as it is. */
function labelsOf(options: readonly ColumnOption[]): (value: JsonValue) => string {
  const labels = new Map<JsonValue, string>(options.map(({ value, label }) => [value, label]));
  return (value) => labels.get(value) ?? print(value);
}

/** Where a column's bars end: as its author said, else 1 for shares and 100 for what is above. */
export function progressMax(spec: Pick<ProgressColumn, "max">, column: Column, rows: number): number {
  if (spec.max !== undefined) return spec.max;
  const { largest } = measure(column, rows);
  return largest <= 1 ? 1 : Math.max(100, largest);
}

function numberFormat(column: Column, rows: number, format: NumberFormat | undefined, locale: string | undefined): (value: number) => string {
  if (format?.pattern !== undefined || (format?.style !== undefined && format.style !== "plain")) return (value) => formatNumber(value, format, locale);
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
