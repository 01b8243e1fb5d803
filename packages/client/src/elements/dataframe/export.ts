import type { JsonValue } from "@tutti/protocol";
import type { Column } from "../table-data/table.ts";

/** Which rows, in which order: `rows[i]` where given, else `i`. */
export interface Rows {
  readonly count: number;
  readonly order: Uint32Array | undefined;
  /** Fetches rows, where not all are here. */
  readonly load?: (from: number, to: number) => Promise<void>;
}

const rowAt = (rows: Rows, i: number): number => (rows.order ? (rows.order[i] as number) : i);

/**
 * A value as other programs read it: numbers with a point, days as `2026-02-28`, moments in ISO 8601.
 *
 * A text that a spreadsheet would take for a formula is led by an apostrophe: in a shared room somebody else may have written it.
 */
export function fieldOf(value: JsonValue, type: Column["type"]): string {
  if (value === null) return "";
  if ((type === "date" || type === "datetime") && typeof value === "number") {
    if (Math.abs(value) > 8.64e15) return String(value);
    const iso = new Date(value).toISOString();
    return type === "date" ? iso.slice(0, 10) : iso;
  }
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return guarded(typeof value === "string" ? value : JSON.stringify(value));
}

/** Also full-width signs, and those behind blanks or quotes, begin a formula somewhere. */
const guarded = (text: string): string => (/^[\s"'\u00a0\ufeff]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text);

const quoted = (field: string): string => (/[",\r\n;]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

/** Rows at a time, so that a long export leaves the page alive. */
const STEP = 10_000;

/** The table as CSV, in pieces. It begins with a byte order mark: without one, Excel reads "é" as two letters. */
export async function* csv(columns: readonly Column[], names: readonly string[], rows: Rows): AsyncGenerator<string> {
  yield `\ufeff${names.map((name) => quoted(guarded(name))).join(",")}\r\n`;
  for (let from = 0; from < rows.count; from += STEP) {
    await rows.load?.(from, from + STEP);
    const lines: string[] = [];
    for (let i = from; i < Math.min(rows.count, from + STEP); i += 1) {
      const row = rowAt(rows, i);
      lines.push(columns.map((column) => quoted(fieldOf(column.at(row), column.type))).join(","));
    }
    yield `${lines.join("\r\n")}\r\n`;
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** A name that every system can keep. */
export const fileName = (label: string | undefined): string =>
  `${(label ?? "").normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "table"}.csv`;

/** What several cells look like to a spreadsheet; one cell alone is copied as it is written. */
export function tsv(columns: readonly Column[], rows: Rows, from: number, to: number): string {
  if (from === to && columns.length === 1 && columns[0]) return plain(columns[0].at(rowAt(rows, from)), columns[0].type);
  const lines: string[] = [];
  for (let i = from; i <= to; i += 1) {
    const row = rowAt(rows, i);
    lines.push(columns.map((column) => oneLine(fieldOf(column.at(row), column.type))).join("\t"));
  }
  return lines.join("\n");
}

const plain = (value: JsonValue, type: Column["type"]): string => (typeof value === "string" ? value : fieldOf(value, type));
const oneLine = (field: string): string => (/[\t\n\r"]/.test(field) ? `"${field.replaceAll('"', '""').replaceAll("\t", " ")}"` : field);
