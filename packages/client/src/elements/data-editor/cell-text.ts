import { editedSpec, momentText, type ColumnInfo, type ColumnOption, type ColumnSpec, type JsonValue } from "@tutti/protocol";
import { formatExact } from "../format.ts";
import { readNumber } from "../read-number.ts";
import { wallMs, wallText } from "./wall-time.ts";

/** A column as its cells are written in. */
export interface EditedColumn {
  readonly info: ColumnInfo;
  /** What its author said of it, with the kind that it was found to be. */
  readonly spec: ColumnSpec;
}

export const editedColumn = (info: ColumnInfo, spec: ColumnSpec | undefined): EditedColumn => ({ info, spec: editedSpec(spec, info.type) });

/** Days and moments of the author's dates are kept as ms since 1970, as the data have them; those of texts as text. */
const keepsMs = ({ info }: EditedColumn): boolean => info.type === "date" || info.type === "datetime";

const labelOf = (options: readonly ColumnOption[], value: JsonValue): string => options.find((option) => option.value === value)?.label ?? (typeof value === "string" ? value : JSON.stringify(value));

/** What stands in the editor of a cell, and what `readCell` reads back to the same value. */
export function cellText(column: EditedColumn, value: JsonValue, locale?: string): string {
  if (value === null) return "";
  const { spec } = column;
  switch (spec.kind) {
    case "number":
      return typeof value === "number" ? formatExact(value, {}, locale) : String(value);
    case "select":
      return labelOf(spec.options, value);
    case "multiselect":
      return Array.isArray(value) ? value.map((item: JsonValue) => labelOf(spec.options, item)).join(", ") : String(value);
    case "list":
      return Array.isArray(value) ? value.map((item: JsonValue) => (typeof item === "string" ? item : JSON.stringify(item))).join("\n") : String(value);
    case "date":
    case "time":
      return typeof value === "number" ? (momentText(spec.kind, value) ?? String(value)) : String(value);
    case "datetime":
      return typeof value === "number" ? wallText(value, spec.zone) : String(value);
    default:
      return typeof value === "string" ? value : JSON.stringify(value);
  }
}

/**
 * Reads what somebody typed or pasted. What cannot be read stays the text that it is: the column says what is wrong with it, and
 * nothing is lost.
 */
export function readCell(column: EditedColumn, typed: string, locale?: string): JsonValue {
  const text = typed.trim();
  if (text === "") return null;
  const { spec } = column;
  switch (spec.kind) {
    case "number":
      return readNumber(text, locale) ?? text;
    case "checkbox":
      return TRUTH.get(text.toLocaleLowerCase()) ?? text;
    case "select":
      return optionOf(spec.options, text) ?? text;
    case "multiselect":
      return text.split(/\s*[,;\n]\s*/u).filter((part) => part !== "").map((part) => optionOf(spec.options, part) ?? part);
    case "list":
      return listOf(text);
    case "date": {
      const day = readDay(text, locale);
      return day === undefined ? text : keepsMs(column) ? Date.parse(`${day}T00:00:00Z`) : day;
    }
    case "time":
      return readTime(text) ?? text;
    case "datetime": {
      const moment = readMoment(text, locale);
      return moment === undefined ? text : keepsMs(column) ? wallMs(moment, spec.zone) : moment;
    }
    default:
      // A text is what was typed, its blanks included.
      return typed;
  }
}

const TRUTH: ReadonlyMap<string, boolean> = new Map([
  ...["true", "yes", "1", "x", "✓", "ja", "wahr"].map((text) => [text, true] as const),
  ...["false", "no", "0", "✗", "nein", "falsch"].map((text) => [text, false] as const),
]);

function optionOf(options: readonly ColumnOption[], text: string): ColumnOption["value"] | undefined {
  const wanted = text.toLocaleLowerCase();
  return (options.find(({ label }) => label === text) ?? options.find(({ value }) => String(value) === text) ?? options.find(({ label }) => label.toLocaleLowerCase() === wanted))?.value;
}

function listOf(text: string): JsonValue {
  if (text.startsWith("[")) {
    try {
      const parsed = JSON.parse(text) as JsonValue;
      if (Array.isArray(parsed)) return parsed;
    } catch {
      // Not JSON: a list as people write one.
    }
  }
  const parts = text.includes("\n") ? text.split("\n") : text.split(/\s*,\s*/u);
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}

const two = (n: string | undefined): string => (n ?? "").padStart(2, "0");

/** A day as ISO 8601 writes it, or in figures in the reader's own order; `undefined` where it is none. */
function readDay(text: string, locale: string | undefined): string | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(text);
  if (iso) return realDay(`${iso[1]}-${two(iso[2])}-${two(iso[3])}`);
  const parts = /^(\d{1,4})[./\s-]+(\d{1,2})[./\s-]+(\d{1,4})$/u.exec(text);
  if (!parts) return undefined;
  const order = new Intl.DateTimeFormat(locale).formatToParts(0).flatMap(({ type }) => (type === "year" || type === "month" || type === "day" ? [type] : []));
  const found = new Map(order.map((type, i) => [type, parts[i + 1] ?? ""]));
  const year = found.get("year") ?? "";
  return realDay(`${year.length === 2 ? `20${year}` : year.padStart(4, "0")}-${two(found.get("month"))}-${two(found.get("day"))}`);
}

const realDay = (day: string): string | undefined => {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === day ? day : undefined;
};

function readTime(text: string): string | undefined {
  const parts = /^(\d{1,2})[:.](\d{2})(?::(\d{2}))?\s*([ap])?\.?m?\.?$/iu.exec(text);
  if (!parts) return undefined;
  const half = parts[4]?.toLowerCase();
  const hour = half === undefined ? Number(parts[1]) : (Number(parts[1]) % 12) + (half === "p" ? 12 : 0);
  if (hour > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) return undefined;
  return `${two(String(hour))}:${parts[2]}${parts[3] === undefined ? "" : `:${parts[3]}`}`;
}

function readMoment(text: string, locale: string | undefined): string | undefined {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(zoned)) return new Date(zoned).toISOString();
  const at = /^(.+?)(?:T|,?\s+)(\d{1,2}[:.]\d{2}.*)$/u.exec(text);
  const day = readDay(at?.[1] ?? text, locale);
  const time = at ? readTime(at[2] ?? "") : "00:00";
  return day === undefined || time === undefined ? undefined : `${day}T${time}`;
}
