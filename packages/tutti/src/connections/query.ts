import type { ColumnType } from "@tutti/protocol";
import { AuthorError } from "../ui/author-error.ts";
import { convert } from "../runner/data/column.ts";
import { distinct } from "../runner/data/distinct.ts";
import { milliseconds, timerMilliseconds } from "../runner/duration.ts";
import type { ArrowTable } from "../ui/tables.ts";
import type { Duration } from "../ui/ui.ts";
import type { Columns } from "./driver.ts";
import { Sql } from "./sql.ts";

/** What a statement needs of its connection. */
export interface Reads {
  columns(piece: Sql, timeout: number | undefined): Promise<Columns>;
  /** The same, from the cache where it is not older than `ttl` ms. Absent in a transaction, which sees what nobody else does yet. */
  kept?(piece: Sql, timeout: number | undefined, ttl: number): Promise<Columns>;
}

interface Options {
  readonly timeout?: number;
  readonly ttl?: number;
}

/**
 * A statement that reads, not asked yet: `await` asks for its rows. It may stand in the gap of another.
 *
 * @throws QueryError when it is asked: what the database refused, where in the text, or that it took too long.
 */
export class Query<T> extends Sql implements PromiseLike<readonly T[]> {
  readonly #reads: Reads;
  readonly #options: Options;

  constructor(reads: Reads, piece: Sql, options: Options = {}) {
    super(piece.words, piece.gaps);
    this.#reads = reads;
    this.#options = options;
  }

  /** The same, whose result is kept for so long, for all who ask the same. Not in a transaction. */
  ttl(duration: Duration): Query<T> {
    if (!this.#reads.kept) throw new AuthorError("ttl() was called in a transaction: what a transaction reads is its own, and is not kept for others", "Leave ttl() out there, or read with db.sql`…`.ttl(…) before the transaction");
    return new Query(this.#reads, this, { ...this.#options, ttl: positive("ttl", duration, milliseconds) });
  }

  /** The same, ended after so long; 30 s where nobody says. */
  timeout(duration: Duration): Query<T> {
    return new Query(this.#reads, this, { ...this.#options, timeout: positive("timeout", duration, timerMilliseconds) });
  }

  /** All rows, as objects. */
  async rows(): Promise<readonly T[]> {
    const { rows, columns } = await this.columns();
    return Array.from({ length: rows }, (_, i) => Object.fromEntries(columns.map(({ name, values }) => [name, values[i]])) as T);
  }

  /** The first row, `undefined` where there is none. */
  async first(): Promise<T | undefined> {
    return (await this.rows())[0];
  }

  /** The result as an Arrow table: made of its columns, without an object for each row. Best for large ones. */
  async arrow(): Promise<ArrowTable> {
    const { columnFromArray, tableFromColumns } = await import("@uwdata/flechette");
    const { columns } = await this.columns();
    return tableFromColumns(columns.map(({ name, type, values }) => {
      // Typed numbers are taken as they lie.
      if (values instanceof Int32Array || values instanceof Float64Array) return [name, columnFromArray(values)];
      return [name, columnFromArray(ofOneKind(name, type, Array.from(values)))];
    }));
  }

  /** The result as it comes: by column. The second of two columns with one name is `name (2)`. */
  async columns(): Promise<Columns> {
    const { ttl, timeout } = this.#options;
    const found = await (ttl === undefined || !this.#reads.kept ? this.#reads.columns(this, timeout) : this.#reads.kept(this, timeout, ttl));
    const names = distinct(found.columns.map(({ name }) => name));
    return { ...found, columns: found.columns.map((column, i) => ({ ...column, name: names[i] ?? column.name })) };
  }

  // A statement is awaited as a promise is: that is what it is for.
  // oxlint-disable-next-line unicorn/no-thenable
  then<A = readonly T[], B = never>(done?: ((rows: readonly T[]) => A | PromiseLike<A>) | null, failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<A | B> {
    // oxlint-disable-next-line promise/no-callback-in-promise
    return this.rows().then(done, failed);
  }
}

/** Arrow's columns hold values of one kind; whole numbers are numbers or BigInts, and not both. What is mixed, as SQLite's may be, is text. */
function ofOneKind(name: string, type: ColumnType, values: unknown[]): unknown[] {
  if (type === "json") return values.map((value, row) => (value === null ? null : JSON.stringify(convert(value, type, name, row))));
  const kinds = new Set(values.filter((value) => value !== null).map(kindOf));
  if (kinds.size > 1) return values.map((value, row) => convert(value, "text", name, row));
  return kinds.has("number") ? values.map((value) => (typeof value === "bigint" ? Number(value) : value)) : values;
}

const kindOf = (value: unknown): string => (value instanceof Date ? "date" : typeof value === "bigint" ? "number" : typeof value);

function positive(name: string, duration: Duration, read: (duration: Duration) => number): number {
  const ms = read(duration);
  if (!(ms > 0)) throw new AuthorError(`${name} is ${JSON.stringify(duration)}; it is milliseconds above 0, or a text such as "30s"`);
  return ms;
}
