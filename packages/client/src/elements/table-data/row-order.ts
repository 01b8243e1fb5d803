import { temporalKind } from "./format-cell.ts";
import { momentFormat } from "./format-moment.ts";
import { radixOrder } from "./radix-order.ts";
import { isNumeric, isTemporal, type Column, type Table } from "./table.ts";

/** What a reader asked of a table: rows that hold a text, by a column. */
export interface OrderRequest {
  readonly search: string;
  readonly sort: { readonly column: number; readonly descending: boolean } | undefined;
  readonly locale: string | undefined;
}

/** Rows that are looked at before others may have their turn. */
const STEP = 20_000;

/**
 * Finds which rows are shown, and in which order. A generator, so that whoever drives it may pause between steps, or give up.
 *
 * @returns the rows' numbers; `undefined` where all are shown as they came.
 */
export function* rowOrder(table: Table, request: OrderRequest): Generator<void, Uint32Array | undefined> {
  const found = request.search.trim() === "" ? undefined : yield* matching(table, request.search.trim(), request.locale);
  const column = request.sort && table.columns[request.sort.column];
  if (!column || !request.sort) return found;
  const keys = isNumeric(column.type) || isTemporal(column.type) || column.type === "boolean" ? column.numbers() : yield* ranks(column, table.rows, request.locale);
  return radixOrder(keys, found ?? Uint32Array.from({ length: table.rows }, (_, row) => row), request.sort.descending);
}

/** Drives it in one go: for small tables. */
export function orderNow(table: Table, request: OrderRequest): Uint32Array | undefined {
  const steps = rowOrder(table, request);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Texts in the reader's alphabet: equal ones are compared once, and then only their ranks count. */
function* ranks(column: Column, rows: number, locale: string | undefined): Generator<void, Float64Array> {
  const ids = new Map<string, number>();
  const keys = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const text = textOf(column.at(row));
    if (text === undefined) {
      keys[row] = Number.NaN;
      continue;
    }
    const id = ids.get(text) ?? ids.size;
    if (id === ids.size) ids.set(text, id);
    keys[row] = id;
    if (row % STEP === STEP - 1) yield;
  }
  const texts = [...ids.keys()];
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const order = texts.map((_, id) => id).sort((a, b) => compare(texts[a] as string, texts[b] as string));
  yield;
  const rankOf = new Float64Array(texts.length);
  let rank = -1;
  for (const [i, id] of order.entries()) {
    if (i === 0 || compare(texts[order[i - 1] as number] as string, texts[id] as string) !== 0) rank += 1;
    rankOf[id] = rank;
  }
  for (let row = 0; row < rows; row += 1) keys[row] = Number.isNaN(keys[row]) ? Number.NaN : (rankOf[keys[row] as number] as number);
  return keys;
}

const textOf = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : typeof value === "object" ? JSON.stringify(value) : String(value);

function* matching(table: Table, search: string, locale: string | undefined): Generator<void, Uint32Array> {
  // Dates are the slowest to write out, so they are asked last.
  const columns = table.columns.toSorted((a, b) => Number(isTemporal(a.type)) - Number(isTemporal(b.type)));
  const tests = columns.map((column) => holds(column, table.rows, search, locale));
  const rows = new Uint32Array(table.rows);
  let count = 0;
  for (let row = 0; row < table.rows; row += 1) {
    if (tests.some((test) => test(row))) rows[count++] = row;
    if (row % STEP === STEP - 1) yield;
  }
  return rows.slice(0, count);
}

/** Whether a row of this column holds the text, as it is shown: dates as the reader reads them, numbers with or without separators. */
function holds(column: Column, rows: number, search: string, locale: string | undefined): (row: number) => boolean {
  const wanted = search.toLocaleLowerCase(locale);
  if (isNumeric(column.type)) {
    const digits = wanted.replace(/(?<=\d)[\s\u00a0\u202f,'’](?=\d{3})/g, "");
    return /\d/.test(digits) ? (row) => String(column.at(row) ?? "").includes(digits) : () => false;
  }
  if (column.type === "date" || column.type === "datetime") {
    const print = momentFormat(temporalKind(column, rows), undefined, { locale });
    if (!couldBeDate(wanted, print, locale)) return () => false;
    return (row) => {
      const ms = column.at(row);
      return typeof ms === "number" && (isoOf(ms).includes(wanted) || print(ms).toLocaleLowerCase(locale).includes(wanted));
    };
  }
  return (row) => (textOf(column.at(row)) ?? "").toLocaleLowerCase(locale).includes(wanted);
}

/** Writing a million dates out takes seconds: spared where the letters of the search stand in no month and no time of day. */
function couldBeDate(wanted: string, print: (ms: number) => string, locale: string | undefined): boolean {
  const written = Array.from({ length: 24 }, (_, i) => print(Date.UTC(2026, i % 12, 1 + i, i)).toLocaleLowerCase(locale)).join(" ");
  return (wanted.match(/\p{L}+/gu) ?? []).every((word) => written.includes(word) || word === "t" || word === "z");
}

/** A moment as every program reads it; empty where it is out of any calendar. */
export const isoOf = (ms: number): string => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : "");
