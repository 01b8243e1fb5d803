import { serialize } from "node:v8";
import { cacheData } from "../cache/cache-data.ts";
import { insideCached } from "../cache/inside.ts";
import { context } from "../host/context.ts";
import { readByAll } from "../runner/exception.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { LazySource } from "../ui/lazy.ts";
import type { AnyAsked, AnyResult, Asked, Columns, Driver, OrmDriver } from "./driver.ts";
import { lazySource } from "./lazy/lazy-source.ts";
import { LiveAnswers } from "./live.ts";
import { makeOrm, READS, type Orm, type OrmSchema } from "./orm.ts";
import { packagesOf } from "./packages-of.ts";
import { QueryError } from "./query-error.ts";
import { Query, type Reads } from "./query.ts";
import { render, Sql, sql, SqlName, type Rendered, type SqlGap } from "./sql.ts";
import { withoutEnd } from "./typed-text.ts";

/** ms, where nobody says another. */
const TIMEOUT = 30_000;
const MOST_ROWS = 1_000_000;
/** Lazy tables that are remembered, so that the same one is handed out again. */
const MOST_TABLES = 100;

/** Changes in a transaction. */
export interface Transaction {
  /** Changes something. @returns how many rows. */
  write(words: TemplateStringsArray, ...gaps: readonly SqlGap[]): Promise<number>;
  /** Reads what the transaction has made. */
  sql<T extends object = Row>(words: TemplateStringsArray, ...gaps: readonly SqlGap[]): Query<T>;
}

/** A row whose columns nobody has typed. */
export interface Row { readonly [column: string]: unknown }

/** A database by its name. Made by {@link connect}; nothing is opened before the first statement. */
export class Connection {
  readonly name: string;
  readonly #driver: () => Promise<Driver>;
  readonly #packages: NodeJS.Require;
  readonly #orms = new WeakMap<OrmSchema, unknown>();
  readonly #tables = new Map<string, Promise<LazySource>>();
  readonly #live: LiveAnswers;
  /** The database, and the files that it reads, of which the tables are. */
  #made: string | undefined;
  /** How often something was written here. */
  #writes = 0;
  readonly #kept = new Map<number, (piece: Sql, text: string, timeout: number | undefined) => Promise<Columns>>();

  constructor(name: string, driver: () => Promise<Driver>, packages: NodeJS.Require = packagesOf(process.cwd(), "db.orm()")) {
    this.name = name;
    this.#driver = driver;
    this.#packages = packages;
    // A table that has changed is another one: whoever shows it asks anew.
    this.#live = new LiveAnswers(name, driver, () => this.#tables.clear());
    for (const method of ["sql", "write"] as const) Object.defineProperty(this, method, { value: this[method].bind(this) });
  }

  /** Which database it is, for an app that may be given either. */
  async kind(): Promise<Driver["kind"]> {
    return (await this.#driver()).kind;
  }

  /**
   * A statement that reads: `` await db.sql<{ region: string }>`SELECT region FROM orders WHERE year = ${year}` ``. What stands in
   * its gaps is bound, never written into the text. It ends with the run that asks.
   */
  sql<T extends object = Row>(words: TemplateStringsArray, ...gaps: readonly SqlGap[]): Query<T> {
    return new Query<T>(this.#reads(this.#read), sql(words, ...gaps));
  }

  /** A text that a person typed, as a statement that reads. Semicolons and comments after it do not count. */
  text<T extends object = Row>(text: string): Query<T> {
    if (typeof text !== "string" || text.trim() === "") throw new AuthorError("db.text() takes the text of a statement, and it is empty");
    return new Query<T>(this.#reads(this.#read), new Sql([withoutEnd(text)], []));
  }

  /** Changes something, where the connection is writable. @returns how many rows. @throws QueryError */
  async write(words: TemplateStringsArray, ...gaps: readonly SqlGap[]): Promise<number> {
    mayChange();
    const driver = await this.#driver();
    try {
      return await driver.write(this.#asked(driver, sql(words, ...gaps), undefined, undefined));
    } finally {
      this.#writes++;
    }
  }

  /** Makes several changes, all or none: where `work` throws, nothing was changed. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    mayChange();
    const driver = await this.#driver();
    try {
      return await driver.transaction((write, read) => work({
        write: (words, ...gaps) => write(this.#asked(driver, sql(words, ...gaps), undefined, undefined)),
        sql: (words, ...gaps) => new Query(this.#within(read), sql(words, ...gaps)),
      }));
    } finally {
      this.#writes++;
    }
  }

  /**
   * An answer that stays true: where it becomes another, the part of the script that asked runs again, in each room. The answer is asked anew when the
   * database says that something changed (SQLite: any commit; PostgreSQL: NOTIFY, which everything written through a connection sends; DuckDB: its files
   * and what is written here), at most twice a second, and nothing runs where it is the same.
   *
   * @param ask asks, and does nothing else: a statement, or several. Of a `db.table(…)` it is not known whether its rows changed: each change counts.
   * @throws AuthorError outside of a script and in a cached function; otherwise what `ask` throws.
   * @example
   * const open = await db.live(() => db.sql`SELECT count(*) AS n FROM tasks WHERE NOT done`.first());
   * const notes = await db.live(() => orm.select().from(schema.notes));
   */
  live<T>(ask: () => PromiseLike<T>): Promise<T> {
    return this.#live.give(ask);
  }

  /**
   * A table, or what a statement gives, for `dataframe`: pages, sorts, filters and searches are asked of the database, and only
   * the rows that somebody looks at travel.
   *
   * @example
   * ui.dataframe(await db.table("trips"));
   * ui.dataframe(await db.table(db.sql`SELECT * FROM trips WHERE year = ${year}`));
   */
  async table(of: string | Sql): Promise<LazySource> {
    const driver = await this.#driver();
    const made = await driver.version?.();
    if (made !== this.#made) this.#tables.clear();
    this.#made = made;
    const asked = typeof of === "string" ? new SqlName(...of.split(".")) : of;
    const name = nameOf(statementOf(new Sql(["", ""], [asked]), driver));
    const known = this.#tables.get(name) ?? lazySource(driver, { of: asked, version: () => this.#writes, read: (each, signal) => driver.read(this.#asked(driver, each, undefined, signal)) });
    this.#tables.set(name, known);
    known.catch(() => this.#tables.delete(name));
    for (const [oldest] of this.#tables) if (this.#tables.size > MOST_TABLES) this.#tables.delete(oldest);
    return known;
  }

  /**
   * Drizzle over this connection, for the tables of a schema: its statements have the same limits, end with the run, and change
   * something only where the connection is writable. The app needs the package `drizzle-orm`.
   *
   * @throws AuthorError where the database is DuckDB, or the schema is another database's.
   * @example
   * import * as schema from "./schema.ts";
   * const orm = await connect("notes").orm(schema);
   * const [made] = await orm.insert(schema.notes).values({ text: "Hello" }).returning();
   */
  async orm<Schema extends OrmSchema>(schema: Schema): Promise<Orm<Schema>> {
    const { orm } = await this.#driver();
    const counting = orm && this.#counting(orm);
    const known = this.#orms.get(schema) as Orm<Schema> | undefined;
    const made = known ?? makeOrm(counting, schema, this.#packages, (reads) => {
      if (!reads) mayChange();
      return { timeout: TIMEOUT, signal: reads ? this.#runSignal() : undefined, maxRows: MOST_ROWS };
    });
    this.#orms.set(schema, made);
    return made;
  }

  /** What an ORM writes counts as what is written here; what it reads is shared with others who ask the same. */
  #counting(orm: OrmDriver): OrmDriver {
    const writing = async <T>(work: Promise<T>): Promise<T> => {
      try {
        return await work;
      } finally {
        this.#writes++;
      }
    };
    return { ...orm, run: (asked) => (READS.test(asked.text) ? this.#shared(orm, asked) : writing(orm.run(asked))), transaction: (work) => writing(orm.transaction(work)) };
  }

  async #shared(orm: OrmDriver, asked: AnyAsked): Promise<AnyResult> {
    const { text, values, rowMode } = asked;
    const isPlain = values.every(isPlainValue);
    const answer = await this.#live.share(() => (isPlain ? `${this.#writes} orm ${serialize([text, values, rowMode]).toString("base64")}` : undefined), () => orm.run(asked));
    // Drizzle hands rows out as they are where nobody told their columns, and whoever has them may change them.
    return { ...answer, rows: answer.rows.map((row) => (Array.isArray(row) ? row.slice() : typeof row === "object" ? { ...row } : row)) };
  }

  readonly #read: Driver["read"] = async (asked) => {
    const driver = await this.#driver();
    return this.#live.share(() => `${this.#writes} ${nameOf(asked)}`, () => driver.read(asked));
  };

  /** Reads that are a transaction's own. */
  #within(read: Driver["read"]): Reads {
    return { columns: async (piece, timeout) => read(this.#asked(await this.#driver(), piece, timeout, this.#runSignal())) };
  }

  #reads(read: Driver["read"]): Reads {
    return {
      ...this.#within(read),
      kept: async (piece, timeout, ttl) => this.#keeping(ttl)(piece, nameOf(render(piece, (await this.#driver()).dialect)), timeout),
    };
  }

  /** Each `ttl` has a cache of its own; statements are told apart by their text and values. */
  #keeping(ttl: number): (piece: Sql, text: string, timeout: number | undefined) => Promise<Columns> {
    const known = this.#kept.get(ttl);
    if (known) return known;
    const made = context.outside(() => cacheData(async (piece: Sql, _: string, timeout: number | undefined) => {
      const driver = await this.#driver();
      return driver.read(this.#asked(driver, piece, timeout, undefined));
    }, { ttl, key: (_, text) => text, name: `${this.name}, kept for ${ttl} ms` }));
    this.#kept.set(ttl, made);
    return made;
  }

  #asked(driver: Driver, piece: Sql, timeout: number | undefined, signal: AbortSignal | undefined): Asked {
    return { ...statementOf(piece, driver), timeout: timeout ?? TIMEOUT, signal, maxRows: MOST_ROWS };
  }

  #runSignal(): AbortSignal | undefined {
    return insideCached() ? undefined : context.current()?.pass.signal;
  }
}

/** @throws AuthorError in a branch of somebody who may not change the room that it is of: what they press there changes nothing for others. */
function mayChange(): void {
  if (context.current()?.pass.scene.explored) {
    throw readByAll(new AuthorError("Nothing is written to a database from a branch that somebody explores on their own", "It is written where they may change the room, or where it was merged"));
  }
}

/** @throws QueryError where somebody has typed a comment and no statement. */
function statementOf(piece: Sql, { dialect }: Driver): Rendered {
  const rendered = render(piece, dialect);
  if (rendered.text === "") throw new QueryError("There is no statement in this text");
  return rendered;
}

/** What tells two statements apart: their text and values. */
const nameOf = ({ text, values }: Rendered): string => JSON.stringify({ text, values }, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));

/** Whether a value of a statement is told from another by what it holds: an object of a library's may hold what nobody sees. */
const isPlainValue = (value: unknown): boolean =>
  value === null || !["object", "function", "symbol"].includes(typeof value) || value instanceof Date || value instanceof Uint8Array || (Array.isArray(value) && value.every(isPlainValue));
