import type { ColumnFilter, JsonValue } from "@tutti/protocol";
import { isNumeric, isTemporal, type Column } from "./table.ts";

export type Filter = ColumnFilter;

/** Whether a row's value is asked for. */
export function passes(filter: Filter, column: Column, locale: string | undefined, print?: (value: Exclude<JsonValue, null>) => string): (row: number) => boolean {
  switch (filter.kind) {
    case "range": {
      const { min = -Infinity, max = Infinity } = filter;
      return (row) => {
        const value = column.at(row);
        return typeof value === "number" && value >= min && value <= max;
      };
    }
    case "values": {
      const wanted = new Set<JsonValue>(filter.values);
      return (row) => {
        const value = column.at(row);
        return Array.isArray(value) ? value.some((item: JsonValue) => wanted.has(item)) : wanted.has(value);
      };
    }
    case "text": {
      const wanted = filter.text.toLocaleLowerCase(locale);
      return (row) => {
        const value = column.at(row);
        if (value === null) return false;
        const text = print ? print(value) : typeof value === "object" ? JSON.stringify(value) : String(value);
        return text.toLocaleLowerCase(locale).includes(wanted);
      };
    }
  }
}

/** A column of so few different values is filtered by choosing among them. */
const MAX_CHOICES = 12;
const LOOKED_AT = 5_000;

/** How a column can be filtered: by bounds, or by some of its values where those are few; else by a text. */
export type FilterKind =
  | { readonly kind: "range"; readonly days: boolean }
  | { readonly kind: "values"; readonly values: readonly (string | number | boolean | null)[] }
  | { readonly kind: "text" };

/** @param whole whether all rows are here to be looked at. */
export function filterKind(column: Column, rows: number, whole = true): FilterKind {
  if (isTemporal(column.type)) return { kind: "range", days: true };
  if (!whole) return column.type === "boolean" ? { kind: "values", values: [true, false, null] } : isNumeric(column.type) ? { kind: "range", days: false } : { kind: "text" };
  const seen = new Set<string | number | boolean | null>();
  const step = Math.max(1, Math.floor(rows / LOOKED_AT));
  for (let row = 0; row < rows && seen.size <= MAX_CHOICES; row += step) {
    const value = column.at(row);
    if (typeof value === "object" && value !== null) return { kind: "text" };
    seen.add(value);
  }
  // What was passed over may hold more values: only where all was looked at is the list whole.
  const few = step === 1 && seen.size <= MAX_CHOICES && seen.size > 0;
  if (column.type === "boolean") return { kind: "values", values: [true, false, null] };
  if (isNumeric(column.type)) return { kind: "range", days: false };
  return few && seen.size < rows ? { kind: "values", values: [...seen].sort((a, b) => String(a).localeCompare(String(b))) } : { kind: "text" };
}
