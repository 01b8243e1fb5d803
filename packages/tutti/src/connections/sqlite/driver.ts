import { existsSync } from "node:fs";
import { AuthorError } from "../../ui/author-error.ts";
import type { AnyAsked, AnyResult, Asked, Columns, Driver, OrmDriver, ResultColumn } from "../driver.ts";
import { pollVersion } from "../poll-version.ts";
import { isReadOnly, QueryError, tooManyRows } from "../query-error.ts";
import { sql, valueOf, type Sql, type SqlName } from "../sql.ts";
import type { FromSqlite, SqliteWork } from "./messages.ts";
import { SqliteProcess } from "./one-process.ts";

export interface SqliteConfig {
  readonly kind: "sqlite";
  readonly file: string;
  /** Whether it may be changed; the file is made then where there is none. */
  readonly writable?: boolean;
  /** The folder of its migrations, as drizzle-kit generates them: `tutti` runs those that are pending before it starts. It has to be writable. */
  readonly migrations?: string;
}

export async function openSqlite(config: SqliteConfig): Promise<Driver> {
  if (!config.writable && !existsSync(config.file)) throw new AuthorError(`There is no SQLite file ${config.file}`, "Name an existing file, or say writable: true to have one made");
  return new Sqlite(config.file, config.writable ?? false);
}

/**
 * SQLite runs in processes of its own: a statement holds up whoever runs it, and can be ended in no other way. One reads, and one
 * writes where the connection may.
 */
class Sqlite implements Driver {
  readonly kind = "sqlite";
  readonly dialect = { place: (n: number) => `?${n}`, quote: (name: string) => `"${name.replaceAll('"', '""')}"` };
  readonly #file: string;
  readonly #writable: boolean;
  readonly #reader: SqliteProcess;
  readonly #writer: SqliteProcess;
  #transactions = Promise.resolve();

  constructor(file: string, writable: boolean) {
    this.#file = file;
    this.#writable = writable;
    this.#reader = new SqliteProcess(this.#file, false);
    this.#writer = new SqliteProcess(this.#file, true);
  }

  readonly orm: OrmDriver = {
    kind: "sqlite",
    run: async (asked) => {
      try {
        return rawOf(await this.#reading("any", known(asked)), asked.maxRows);
      } catch (error) {
        // Who reads cannot tell a statement that changes something from another before SQLite does.
        if (!this.#writable || !(error instanceof QueryError && error.code === "read-only")) throw error;
        return this.#alone(() => this.#any(asked));
      }
    },
    transaction: async (work) => this.#whole((within) => work((asked) => this.#any(asked, within))),
  };

  async read(asked: Asked): Promise<Columns> {
    return columnsOf(await this.#reading("read", asked), asked.maxRows);
  }

  async write(asked: Asked): Promise<number> {
    if (!this.#writable) throw isReadOnly();
    return this.#alone(() => this.#write(asked));
  }

  transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T> {
    return this.#whole((within) => work((asked) => this.#write(asked, within), async (asked) => columnsOf(await this.#writer.run("read", asked, within), asked.maxRows)));
  }

  /** Where the writer ends in the middle, as a statement that takes too long ends it, what is asked after it belongs to no transaction, and is refused. */
  #whole<T>(work: (within: number) => Promise<T>): Promise<T> {
    if (!this.#writable) throw isReadOnly();
    return this.#alone(async () => {
      const plain = { values: [], timeout: 10_000, signal: undefined, maxRows: 0 };
      await this.#write({ ...plain, text: "BEGIN IMMEDIATE" });
      const within = this.#writer.life;
      try {
        const result = await work(within);
        await this.#write({ ...plain, text: "COMMIT" }, within);
        return result;
      } catch (error) {
        await this.#write({ ...plain, text: "ROLLBACK" }, within).catch(() => undefined);
        throw error;
      }
    });
  }

  async describe(asked: Asked): Promise<readonly ResultColumn[]> {
    const answer = await this.#reader.run("describe", asked);
    return answer.type === "described" ? answer.columns : [];
  }

  holds(column: SqlName, text: string): Sql {
    return sql`instr(lower(CAST(${column} AS TEXT)), lower(${text})) > 0`;
  }

  /** Texts as ISO 8601 are written in several ways, and numbers are ms: they are compared as what they mean. */
  milliseconds(column: SqlName): Sql {
    return sql`CASE typeof(${column}) WHEN 'text' THEN CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER) ELSE ${column} END`;
  }

  async close(): Promise<void> {
    this.#reader.close();
    this.#writer.close();
  }

  /** Others' commits, as SQLite counts them for a reader. */
  watch(changed: () => void): Promise<() => void> {
    return pollVersion(async () => {
      if (!existsSync(this.#file)) return "no file";
      const asked = { text: "PRAGMA data_version", values: [], timeout: 10_000, signal: undefined, maxRows: 1 };
      const { columns } = columnsOf(await this.#reader.run("read", asked), 1);
      return `${this.#reader.life}: ${String(columns[0]?.values[0])}`;
    }, changed);
  }

  async #reading(work: SqliteWork, asked: Asked): Promise<FromSqlite> {
    // A file that is about to be made is made by its writer.
    const by = this.#writable && !existsSync(this.#file) ? this.#writer : this.#reader;
    try {
      return await by.run(work, asked);
    } catch (error) {
      // A read may be asked again: it changes nothing.
      if (by === this.#reader && error instanceof QueryError && error.code === "gone") return by.run(work, asked);
      throw error;
    }
  }

  async #any(asked: AnyAsked, within?: number): Promise<AnyResult> {
    return rawOf(await this.#writer.run("any", known(asked), within), asked.maxRows);
  }

  async #write(asked: Asked, within?: number): Promise<number> {
    const answer = await this.#writer.run("write", asked, within);
    return answer.type === "changed" ? answer.changes : 0;
  }

  /** A transaction is not mixed with what others write meanwhile. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const going = this.#transactions.then(work);
    this.#transactions = going.then(() => undefined, () => undefined);
    return going;
  }
}

function columnsOf(answer: FromSqlite, maxRows: number): Columns {
  if (answer.type === "many") throw tooManyRows(maxRows);
  return answer.type === "rows" ? { rows: answer.rows, columns: answer.columns } : { rows: 0, columns: [] };
}

const known = (asked: AnyAsked): Asked => ({ ...asked, values: asked.values.map(valueOf) });

function rawOf(answer: FromSqlite, maxRows: number): AnyResult {
  if (answer.type === "many") throw tooManyRows(maxRows);
  return answer.type === "raw" ? { rows: answer.rows, rowCount: answer.changes, fields: answer.fields.map((name) => ({ name })) } : { rows: [], rowCount: 0, fields: [] };
}
