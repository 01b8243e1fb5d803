import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AuthorError } from "../../ui/author-error.ts";
import type { AnyAsked, AnyResult, Asked, Columns, Driver, OrmDriver, ResultColumn } from "../driver.ts";
import { isReadOnly, QueryError, tooManyRows, tookTooLong } from "../query-error.ts";
import { sql, valueOf, type Sql, type SqlName } from "../sql.ts";
import type { FromSqlite, SqliteWork, ToSqlite } from "./messages.ts";

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

interface Waiting {
  resolve(answer: FromSqlite): void;
  reject(error: Error): void;
}

/**
 * SQLite runs in processes of its own: a statement holds up whoever runs it, and can be ended in no other way. One reads, and one
 * writes where the connection may.
 */
class Sqlite implements Driver {
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
        return rawOf(await this.#forReading().run("any", known(asked)), asked.maxRows);
      } catch (error) {
        // Who reads cannot tell a statement that changes something from another before SQLite does.
        if (!this.#writable || !(error instanceof QueryError && error.code === "read-only")) throw error;
        return this.#alone(() => this.#any(asked));
      }
    },
    transaction: async (work) => this.#whole(() => work((asked) => this.#any(asked))),
  };

  async read(asked: Asked): Promise<Columns> {
    return columnsOf(await this.#forReading().run("read", asked), asked.maxRows);
  }

  async write(asked: Asked): Promise<number> {
    if (!this.#writable) throw isReadOnly();
    return this.#alone(() => this.#write(asked));
  }

  transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T> {
    return this.#whole(() => work((asked) => this.#write(asked), async (asked) => columnsOf(await this.#writer.run("read", asked), asked.maxRows)));
  }

  #whole<T>(work: () => Promise<T>): Promise<T> {
    if (!this.#writable) throw isReadOnly();
    return this.#alone(async () => {
      const plain = { values: [], timeout: 10_000, signal: undefined, maxRows: 0 };
      await this.#write({ ...plain, text: "BEGIN IMMEDIATE" });
      try {
        const result = await work();
        await this.#write({ ...plain, text: "COMMIT" });
        return result;
      } catch (error) {
        await this.#write({ ...plain, text: "ROLLBACK" }).catch(() => undefined);
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

  async close(): Promise<void> {
    this.#reader.end();
    this.#writer.end();
  }

  #forReading(): SqliteProcess {
    // A file that is about to be made is made by its writer.
    return this.#writable && !existsSync(this.#file) ? this.#writer : this.#reader;
  }

  async #any(asked: AnyAsked): Promise<AnyResult> {
    return rawOf(await this.#writer.run("any", known(asked)), asked.maxRows);
  }

  async #write(asked: Asked): Promise<number> {
    const answer = await this.#writer.run("write", asked);
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

const ENTRY = fileURLToPath(new URL("./process.ts", import.meta.url));

/** One process of SQLite's, made when it is first asked. */
class SqliteProcess {
  readonly #file: string;
  readonly #writes: boolean;
  #child: ChildProcess | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  constructor(file: string, writes: boolean) {
    this.#file = file;
    this.#writes = writes;
  }

  run(work: SqliteWork, { text, values, timeout, signal, maxRows }: Asked): Promise<FromSqlite> {
    signal?.throwIfAborted();
    const ask = ++this.#last;
    const child = (this.#child ??= this.#start());
    return new Promise<FromSqlite>((resolve, reject) => {
      const end = (error: unknown): void => {
        this.#waiting.delete(ask);
        done();
        reject(error);
        // There is no other way to end a statement that is under way. What waited behind it is asked of the next process.
        this.#restart();
      };
      const aborted = (): void => end(signal?.reason);
      const timer = setTimeout(() => end(tookTooLong(timeout)), timeout);
      const done = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", aborted);
      };
      signal?.addEventListener("abort", aborted, { once: true });
      this.#waiting.set(ask, {
        resolve: (answer) => {
          done();
          if (answer.type === "refused") reject(answer.readOnly ? isReadOnly() : new QueryError(answer.message, { code: answer.code }));
          else resolve(answer);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      child.send({ ask, work, text, values, maxRows } satisfies ToSqlite, () => undefined);
    });
  }

  end(): void {
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #restart(): void {
    this.end();
    for (const { reject } of this.#waiting.values()) reject(new QueryError("SQLite was ended with a statement that ran at the same time; ask again", { code: "ended" }));
    this.#waiting.clear();
  }

  #start(): ChildProcess {
    const child = fork(ENTRY, [this.#file, this.#writes ? "write" : "read"], { serialization: "advanced", execArgv: ["--disable-warning=ExperimentalWarning"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.on("message", (message) => {
      const answer = message as FromSqlite;
      const waiting = this.#waiting.get(answer.ask);
      this.#waiting.delete(answer.ask);
      waiting?.resolve(answer);
    });
    child.on("exit", () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      for (const { reject } of this.#waiting.values()) reject(new QueryError("SQLite's process is gone; ask again", { code: "gone" }));
      this.#waiting.clear();
    });
    // It holds nobody's process open.
    child.unref();
    child.channel?.unref();
    return child;
  }
}
