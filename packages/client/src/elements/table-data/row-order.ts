import type { ColumnSpec } from "@tutti/protocol";
import { cellFormat, temporalKind } from "./format-cell.ts";
import { momentFormat } from "./format-moment.ts";
import { radixOrder } from "./radix-order.ts";
import { passes, type Filter } from "./row-filter.ts";
import { isNumeric, isTemporal, type Column, type Table } from "./table.ts";

/** What a reader asked of a table: rows that hold a text and pass the filters, by some columns. */
export interface OrderRequest {
  readonly search: string;
  /** The first counts first; rows that are equal by it are ordered by the next. */
  readonly sort: readonly { readonly column: number; readonly descending: boolean }[];
  readonly filters: readonly { readonly column: number; readonly filter: Filter }[];
  /** What is shown in place of values, for the columns by their numbers: it is what readers look for. */
  readonly specs: readonly (ColumnSpec | undefined)[];
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
  const tests = request.filters.flatMap(({ column: index, filter }) => {
    const column = table.columns[index];
    const spec = request.specs[index];
    return column ? [passes(filter, column, request.locale, labelled(spec) ? cellFormat(column, table.rows, spec, request.locale) : undefined)] : [];
  });
  const filtered = tests.length === 0 ? undefined : yield* kept(table.rows, (row) => tests.every((test) => test(row)));
  let order = request.search.trim() === "" ? filtered : yield* matching(table, request.search.trim(), request, filtered);
  // Equal rows keep their order: so the last column is sorted by first.
  for (const { column: index, descending } of request.sort.toReversed()) {
    const column = table.columns[index];
    if (!column) continue;
    const keys = isNumeric(column.type) || isTemporal(column.type) || column.type === "boolean" ? column.numbers() : yield* ranks(column, table.rows, request.locale);
    order = radixOrder(keys, order ?? Uint32Array.from({ length: table.rows }, (_, row) => row), descending);
    yield;
  }
  return order;
}

/** Whether what is shown is another text than the value. */
const labelled = (spec: ColumnSpec | undefined): boolean => spec?.kind === "select" || spec?.kind === "multiselect" || spec?.kind === "list";

function* kept(rows: number, test: (row: number) => boolean, among?: Uint32Array): Generator<void, Uint32Array> {
  const count = among?.length ?? rows;
  const found = new Uint32Array(count);
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    const row = among ? (among[i] as number) : i;
    if (test(row)) found[at++] = row;
    if (i % STEP === STEP - 1) yield;
  }
  return found.slice(0, at);
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

function* matching(table: Table, search: string, { locale, specs }: OrderRequest, among: Uint32Array | undefined): Generator<void, Uint32Array> {
  // Dates are the slowest to write out, so they are asked last.
  const columns = table.columns.map((column, i) => ({ column, spec: specs[i] })).sort((a, b) => Number(isTemporal(a.column.type)) - Number(isTemporal(b.column.type)));
  const tests = columns.map(({ column, spec }) => (labelled(spec)
    ? passes({ kind: "text", text: search }, column, locale, cellFormat(column, table.rows, spec, locale))
    : holds(column, table.rows, search, locale)));
  return yield* kept(table.rows, (row) => tests.some((test) => test(row)), among);
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
