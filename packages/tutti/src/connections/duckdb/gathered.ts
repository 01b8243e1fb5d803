import type { DuckDBDataChunk } from "@duckdb/node-api";
import { plainValue } from "./values.ts";

type Typed = Int32Array | Float64Array;

const INT32 = new Set(["TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT"]);
const FLOAT64 = new Set(["BIGINT", "DOUBLE", "FLOAT", "UINTEGER"]);

/**
 * A column that comes chunk by chunk. Numbers without gaps stay the typed numbers that DuckDB holds: no value of theirs becomes an object or stands in a
 * list. Where one is missing, or is too large to be exact, and of any other type, they are JavaScript's values.
 */
export class Gathered {
  readonly #make: ((length: number) => Typed) | undefined;
  #parts: Typed[] | undefined;
  #plain: unknown[] = [];

  /** @param type as DuckDB writes it. */
  constructor(type: string) {
    this.#make = INT32.has(type) ? (length) => new Int32Array(length) : FLOAT64.has(type) ? (length) => new Float64Array(length) : undefined;
    this.#parts = this.#make && [];
  }

  add(chunk: DuckDBDataChunk, column: number): void {
    const part = this.#parts && this.#typed(chunk, column);
    if (part) return void this.#parts?.push(part);
    if (this.#parts) this.#plain = this.#parts.flatMap((one) => Array.from(one));
    this.#parts = undefined;
    chunk.visitColumnValues(column, (value) => this.#plain.push(plainValue(value)));
  }

  values(): ArrayLike<unknown> {
    if (!this.#parts || !this.#make) return this.#plain;
    const [only] = this.#parts;
    if (only && this.#parts.length === 1) return only;
    const all = this.#make(this.#parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.#parts) {
      all.set(part, at);
      at += part.length;
    }
    return all;
  }

  /** A copy of what DuckDB will write over; `undefined` where a value is none that fits. */
  #typed(chunk: DuckDBDataChunk, column: number): Typed | undefined {
    const vector = chunk.getColumnVector(column);
    const made = this.#make?.(vector.itemCount);
    if (!made) return undefined;
    for (let i = 0; i < made.length; i++) {
      const value: unknown = vector.getItem(i);
      if (typeof value === "number") made[i] = value;
      else if (typeof value === "bigint" && Number.isSafeInteger(Number(value))) made[i] = Number(value);
      else return undefined;
    }
    return made;
  }
}
