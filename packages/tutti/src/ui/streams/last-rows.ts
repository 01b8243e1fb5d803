import type { ColumnInfo, TableData } from "@tutti/protocol";
import { columnOf } from "../../runner/data/column.ts";
import { AuthorError } from "../author-error.ts";
import { noteShown } from "./shown-rows.ts";

type Row = Readonly<Record<string, unknown>>;

/** So many cells travel whole to whoever comes; more is a table for a file or a database. */
const MOST_CELLS = 10_000;
const MOST_COLUMNS = 200;

export interface LastRowsOptions {
  /** The call, as its author wrote it. */
  readonly call: string;
  /** So many rows are kept; `undefined` where the author says nothing. */
  readonly last: number | undefined;
  /** So many where nobody says. */
  readonly usual: number;
  /** The columns that are shown; those that rows bring where absent. */
  readonly order: readonly string[] | undefined;
  /** The columns that are shown while no row has come. */
  readonly spoken: readonly string[];
}

/** The newest rows of a stream, read as those of a table that is handed over whole: each column has one type, whatever rows come. */
export class LastRows {
  readonly #options: LastRowsOptions;
  readonly #names: string[];
  readonly #rows: Row[] = [];
  /** How many rows have left at the beginning. */
  #left = 0;
  #columns: readonly ColumnInfo[] = [];

  constructor(options: LastRowsOptions) {
    this.#options = options;
    this.#names = [...(options.order ?? [])];
    this.#checkSize();
  }

  /** @throws AuthorError where it is no row, or more than can be shown. */
  add(row: unknown): void {
    const { call, order } = this.#options;
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw new AuthorError(`${call}: a piece is ${JSON.stringify(row)?.slice(0, 80) ?? `a ${typeof row}`}, and no row`, "Give objects, { at: …, name: … }, or lists of them");
    const before = this.#names.length;
    if (!order) for (const name of Object.keys(row)) if (!this.#names.includes(name)) this.#names.push(name);
    if (this.#names.length > before) this.#checkSize();
    this.#rows.push(row as Row);
    if (this.#rows.length >= 2 * this.#last) this.#forget();
  }

  table(): Extract<TableData, { readonly kind: "inline" }> {
    this.#forget();
    const rows = this.#rows;
    const names = rows.length === 0 && !this.#options.order ? this.#options.spoken : this.#names;
    const made = names.map((name) => columnOf(name, rows.length, (at) => (Object.hasOwn(rows[at] ?? {}, name) ? rows[at]?.[name] : undefined)));
    const same = made.length === this.#columns.length && made.every(({ name, type }, i) => name === this.#columns[i]?.name && type === this.#columns[i]?.type);
    if (!same) this.#columns = made.map(({ name, type }) => ({ name, type }));
    const data = { kind: "inline", rows: rows.length, columns: this.#columns, values: made.map(({ values }) => values) } as const;
    noteShown(data, { window: this, grain: 1, first: this.#left, fixed: this.#left + rows.length });
    return data;
  }

  get #last(): number {
    return this.#options.last ?? Math.min(this.#options.usual, this.#most);
  }

  get #most(): number {
    return Math.floor(MOST_CELLS / Math.max(1, this.#names.length));
  }

  #forget(): void {
    const over = this.#rows.length - this.#last;
    if (over <= 0) return;
    this.#rows.splice(0, over);
    this.#left += over;
  }

  #checkSize(): void {
    const { call, last } = this.#options;
    const columns = this.#names.length;
    if (columns > MOST_COLUMNS) throw new AuthorError(`${call}: the rows that came have more than ${MOST_COLUMNS} columns`, "Say which are shown: { order: [\"at\", \"name\"] }");
    if (last !== undefined && last > this.#most) throw new AuthorError(`${call}: with ${columns} columns at most ${this.#most} rows of a stream are shown, and last is ${last}`, "Show fewer columns with order, or keep the rows in a database and draw db.table(…)");
  }
}
