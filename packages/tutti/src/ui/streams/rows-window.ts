import type { ColumnInfo, JsonValue, TableData } from "@tutti/protocol";
import { noteShown } from "./shown-rows.ts";

/** Several rows that came one after the other, drawn as one row, or as two that show each column's least and greatest. */
interface Bucket {
  rows: number;
  /** Along the axis: where it begins and ends. */
  from: JsonValue;
  to: JsonValue;
  readonly low: (number | null)[];
  readonly high: (number | null)[];
  /** Whether the least came before the greatest. */
  readonly lowFirst: boolean[];
  /** What is beside the numbers, of its last row. */
  rest: readonly JsonValue[];
}

export interface WindowOptions {
  /** So many rows are kept; older ones go. */
  readonly last: number;
  /** So many buckets are drawn at most: where the rows are more, several are drawn as one. */
  readonly most: number;
}

type Inline = Extract<TableData, { readonly kind: "inline" }>;

/**
 * The last rows of a stream, in a bounded memory whatever its rate. Rows are put together where a screen could not tell them apart:
 * what is drawn keeps each peak, and all but its end stays as it is when more rows come.
 */
export class RowsWindow {
  readonly #options: WindowOptions;
  readonly #buckets: Bucket[] = [];
  /** How many rows make a bucket. */
  #grain = 1;
  #rows = 0;
  /** How many drawn rows have left at the beginning. */
  #left = 0;

  constructor(options: WindowOptions) {
    this.#options = options;
  }

  add(x: JsonValue, numbers: readonly (number | null)[], rest: readonly JsonValue[]): void {
    const one: Bucket = { rows: 1, from: x, to: x, low: [...numbers], high: [...numbers], lowFirst: numbers.map(() => true), rest };
    const open = this.#buckets.at(-1);
    if (open && open.rows < this.#grain) join(open, one);
    else this.#buckets.push(one);
    this.#rows += 1;
    this.#forget();
    if (this.#buckets.length > this.#options.most) this.#coarsen();
  }

  /** What is drawn, by column: along the axis, the numbers, and what is beside them. */
  table(columns: readonly ColumnInfo[]): Inline {
    const drawn = this.#buckets.flatMap(rowsOf);
    const values = columns.map((_, at) => drawn.map((row) => row[at] ?? null));
    const data: Inline = { kind: "inline", rows: drawn.length, columns, values };
    const open = this.#buckets.at(-1);
    const changing = open && open.rows < this.#grain ? heightOf(open) : 0;
    noteShown(data, { window: this, grain: this.#grain, first: this.#left, fixed: this.#left + drawn.length - changing });
    return data;
  }

  /** Older rows than are wanted go, a bucket at a time. */
  #forget(): void {
    for (let [oldest] = this.#buckets; oldest && this.#rows - oldest.rows >= this.#options.last; [oldest] = this.#buckets) {
      this.#buckets.shift();
      this.#rows -= oldest.rows;
      this.#left += heightOf(oldest);
    }
  }

  /** From now on twice as many rows are one. */
  #coarsen(): void {
    this.#grain *= 2;
    const pairs = this.#buckets.splice(0);
    for (const bucket of pairs) {
      const open = this.#buckets.at(-1);
      if (open && open.rows + bucket.rows <= this.#grain) join(open, bucket);
      else this.#buckets.push(bucket);
    }
  }
}

function join(older: Bucket, newer: Bucket): void {
  older.low.forEach((low, i) => {
    const [high, otherLow, otherHigh] = [older.high[i] ?? null, newer.low[i] ?? null, newer.high[i] ?? null];
    if (otherLow === null || otherHigh === null) return;
    const [lower, higher] = [low === null || otherLow < low, high === null || otherHigh > high];
    if (lower) older.low[i] = otherLow;
    if (higher) older.high[i] = otherHigh;
    if (lower !== higher) older.lowFirst[i] = higher;
    else if (lower) older.lowFirst[i] = newer.lowFirst[i] ?? true;
  });
  older.rows += newer.rows;
  older.to = newer.to;
  older.rest = newer.rest;
}

const heightOf = (bucket: Bucket): number => (bucket.rows === 1 ? 1 : 2);

function rowsOf(bucket: Bucket): JsonValue[][] {
  const { from, to, low, high, lowFirst, rest } = bucket;
  const begin = [from, ...low.map((value, i) => (lowFirst[i] ? value : (high[i] ?? null))), ...rest];
  return bucket.rows === 1 ? [begin] : [begin, [to, ...high.map((value, i) => (lowFirst[i] ? value : (low[i] ?? null))), ...rest]];
}
