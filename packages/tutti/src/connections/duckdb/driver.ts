import type { ColumnType } from "@tutti/protocol";
import type { DuckDBConnection, DuckDBPreparedStatement, DuckDBResult, DuckDBType, DuckDBValue } from "@duckdb/node-api";
import type { Asked, Columns, Driver, ResultColumn } from "../driver.ts";
import { pollVersion } from "../poll-version.ts";
import { isClosed, isReadOnly, isUndone, QueryError, tooManyRows, tookTooLong } from "../query-error.ts";
import { sql, type Sql, type SqlName, type SqlValue } from "../sql.ts";
import { Gathered } from "./gathered.ts";
import { columnTypeOf } from "./values.ts";
import { Database } from "./database.ts";
import { Opened } from "./opened.ts";
import { FileTables } from "./file-tables.ts";
import { refuseEffects } from "./refuse-effects.ts";
import { readFolders } from "./file-views.ts";

export interface DuckDbConfig {
  readonly kind: "duckdb";
  /** The database's file; one in memory where absent. */
  readonly file?: string;
  /**
   * Files of CSV, Parquet and JSON, and folders of such: each file is a table named after it. Or files by the names of their tables; there a folder is
   * one table, of all files in it and in its folders.
   */
  readonly files?: readonly string[] | Readonly<Record<string, string>>;
  /** Whether it may be changed. One process can open a file to write. */
  readonly writable?: boolean;
  /** Bytes that it takes at most, as DuckDB writes them: "512MB". */
  readonly memory?: string;
  readonly threads?: number;
}

type Api = typeof import("@duckdb/node-api");

/** ms between two interrupts of a statement. */
const INTERRUPT_AGAIN = 200;
/** From here on a whole number is none of DuckDB's integers of 64 bits. */
const INTEGERS_END = 2 ** 63;

/** @param from the app's folder: its own copy of DuckDB is used. */
export async function openDuckDb(config: DuckDbConfig, from: NodeJS.Require): Promise<Driver> {
  const api = from("@duckdb/node-api") as Api;
  const writable = config.writable ?? false;
  const settings: Record<string, string> = {
    autoinstall_known_extensions: "false",
    ...(config.file !== undefined && !writable && { access_mode: "READ_ONLY" }),
    ...(config.memory !== undefined && { memory_limit: config.memory }),
    ...(config.threads !== undefined && { threads: String(config.threads) }),
  };
  const named = config.files ?? [];
  const files = new FileTables(named, config.file !== undefined);
  const reachable = `[${readFolders(named).map((folder) => `'${folder.replaceAll("'", "''")}'`).join(", ")}]`;
  let isFirst = true;
  const database = new Database(config.file, writable, async () => {
    const instance = await api.DuckDBInstance.create(config.file ?? ":memory:", settings);
    const first = await instance.connect();
    await files.bring(first, isFirst);
    isFirst = false;
    // From here on statements reach no file and no address beside those that were named, and nothing can change that.
    await first.run(`SET allowed_directories = ${reachable}`);
    await first.run("SET enable_external_access = false");
    // What has no zone is the time in London, as everywhere here, and not that of this machine.
    await first.run("SET GLOBAL TimeZone = 'UTC'");
    await first.run("SET lock_configuration = true");
    return new Opened(instance, first);
  });
  // What is wrong with it is told before the first statement.
  await database.with(async () => undefined);
  return new DuckDb(api, database, writable, files);
}

/** A statement that changes something; one that reads, in nobody's transaction, or within one. */
type How = "writes" | "alone" | "within";

/** Rows are taken from DuckDB in chunks of 2,048. */
class DuckDb implements Driver {
  readonly kind = "duckdb";
  readonly rowNumber = "rowid";
  readonly dialect = { place: (n: number) => `$${n}`, quote: (name: string) => `"${name.replaceAll('"', '""')}"` };
  readonly #api: Api;
  readonly #database: Database;
  readonly #writable: boolean;
  readonly #files: FileTables;
  /** Statements that may have changed something. */
  #changes = 0;
  /** What ends each statement that is under way. */
  readonly #endings = new Set<() => void>();
  #isClosed = false;

  constructor(api: Api, database: Database, writable: boolean, files: FileTables) {
    this.#files = files;
    this.#api = api;
    this.#database = database;
    this.#writable = writable;
  }

  read(asked: Asked): Promise<Columns> {
    return this.#with((connection) => this.#run(connection, asked, "alone", (result) => collect(result, asked.maxRows)));
  }

  write(asked: Asked): Promise<number> {
    return this.#with(async (connection) => {
      const rows = await this.#run(connection, asked, "writes", changed);
      this.#changes++;
      return rows;
    });
  }

  /** What is written here, and the files that it reads: no other process writes a file of DuckDB's that is open, and one may put another in its place. */
  watch(changed: () => void): Promise<() => void> {
    return pollVersion(async () => `${this.#changes}; ${await this.version()}`, changed);
  }

  async version(): Promise<string> {
    return `${await this.#files.version()}; ${await this.#database.version()}`;
  }

  transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T> {
    return this.#with(async (connection) => {
      await connection.run("BEGIN");
      // DuckDB would go on after a statement that was ended, and with it who has caught that.
      let undone = false;
      const within = async <R>(asked: Asked, how: How, take: (result: DuckDBResult) => Promise<R>): Promise<R> => {
        if (undone) throw isUndone();
        try {
          return await this.#run(connection, asked, how, take);
        } catch (error) {
          undone = !(error instanceof QueryError) || error.code === "timeout";
          throw error;
        }
      };
      try {
        const result = await work((asked) => within(asked, "writes", changed), (asked) => within(asked, "within", (rows) => collect(rows, asked.maxRows)));
        if (undone) throw isUndone();
        await connection.run("COMMIT");
        this.#changes++;
        return result;
      } catch (error) {
        await connection.run("ROLLBACK");
        throw error;
      }
    });
  }

  describe(asked: Asked): Promise<readonly ResultColumn[]> {
    return this.#with(async (connection) => {
      const prepared = await prepare(connection, asked.text);
      if (prepared.statementType !== this.#api.StatementType.SELECT) throw isReadOnly();
      return Array.from({ length: prepared.columnCount }, (_, i) => ({ name: prepared.columnName(i) ?? "", type: columnTypeOf(String(prepared.columnType(i))) }));
    });
  }

  holds(column: SqlName, text: string): Sql {
    return sql`contains(lower(CAST(${column} AS VARCHAR)), lower(${text}))`;
  }

  readonly measure = (column: SqlName, type: ColumnType): Sql | undefined => {
    if (type === "integer" || type === "number") return sql`CAST(${column} AS DOUBLE)`;
    return type === "date" || type === "datetime" ? sql`epoch(${column})` : undefined;
  };

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = this.#database.close();
    for (const end of this.#endings) end();
    await closed;
  }

  #with<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#database.with(async (connection) => {
      await this.#files.bring(connection);
      return work(connection);
    });
  }

  async #run<T>(connection: DuckDBConnection, { text, values, timeout, signal }: Asked, how: How, take: (result: DuckDBResult) => Promise<T>): Promise<T> {
    if (how === "writes" && !this.#writable) throw isReadOnly();
    signal?.throwIfAborted();
    let late = false;
    let again: NodeJS.Timeout | undefined;
    // An interrupt that comes before the statement has begun is forgotten: it is said until the statement has ended.
    const end = (): void => {
      again ??= setInterval(() => connection.interrupt(), INTERRUPT_AGAIN);
      connection.interrupt();
    };
    const timer = setTimeout(() => {
      late = true;
      end();
    }, timeout);
    signal?.addEventListener("abort", end, { once: true });
    this.#endings.add(end);
    if (this.#isClosed) end();
    try {
      const prepared = await prepare(connection, text);
      const { SELECT, EXPLAIN } = this.#api.StatementType;
      if (how !== "writes" && ![SELECT, EXPLAIN].includes(prepared.statementType)) throw isReadOnly();
      // A whole number is an integer to the library, however large it is.
      const types = values.map((value) => (typeof value === "number" && Number.isInteger(value) && Math.abs(value) >= INTEGERS_END ? this.#api.DOUBLE : undefined));
      const bind = (statement: DuckDBPreparedStatement): void => statement.bind(values.map((value) => this.#bound(value)), types as DuckDBType[]);
      if (how !== "writes") await refuseEffects(connection, text, prepared.statementType === EXPLAIN, bind);
      bind(prepared);
      const run = async (): Promise<T> => take(await prepared.stream());
      // EXPLAIN ANALYZE runs what it explains, and what is selected may count a sequence up.
      return await (how === "alone" && (this.#writable || prepared.statementType === EXPLAIN) ? readOnly(connection, run) : run());
    } catch (error) {
      if (this.#isClosed) throw isClosed();
      if (late) throw tookTooLong(timeout);
      signal?.throwIfAborted();
      throw inWords(error);
    } finally {
      clearTimeout(timer);
      clearInterval(again);
      signal?.removeEventListener("abort", end);
      this.#endings.delete(end);
    }
  }

  #bound(value: SqlValue): DuckDBValue {
    if (value instanceof Date) return new this.#api.DuckDBTimestampMillisecondsValue(BigInt(value.getTime()));
    if (value instanceof Uint8Array) return this.#api.blobValue(value);
    return value;
  }
}

async function readOnly<T>(connection: DuckDBConnection, run: () => Promise<T>): Promise<T> {
  await connection.run("BEGIN TRANSACTION READ ONLY");
  try {
    return await run();
  } finally {
    await connection.run("ROLLBACK").catch(() => undefined);
  }
}

async function prepare(connection: DuckDBConnection, text: string): Promise<Awaited<ReturnType<DuckDBConnection["prepare"]>>> {
  try {
    const statements = await connection.extractStatements(text);
    if (statements.count !== 1) throw new QueryError(`There are ${statements.count} statements in one text, and one is run at a time`);
    return await connection.prepare(text);
  } catch (error) {
    throw inWords(error);
  }
}

/** DuckDB draws the line and a caret under it: `LINE 2: … ^`. */
const DRAWN = /\n+LINE (\d+): (.*)\n( *)\^[\s\S]*$/;

function inWords(error: unknown): unknown {
  if (error instanceof QueryError || !(error instanceof Error)) return error;
  if (error.message.includes("transaction is launched in read-only mode")) return isReadOnly();
  const [drawn = "", line, shown = "", spaces = ""] = DRAWN.exec(error.message) ?? [];
  const message = error.message.replace(drawn, "").replace("Failed to extract statements: ", "").trim();
  // A long line is cut at its beginning, and its caret then says nothing of the column.
  const column = shown.startsWith("...") ? 1 : Math.max(1, spaces.length - `LINE ${line ?? ""}: `.length + 1);
  return new QueryError(message, { cause: error, ...(line !== undefined && { place: { line: Number(line), column } }) });
}

async function collect(result: DuckDBResult, maxRows: number): Promise<Columns> {
  const names = result.columnNames();
  const types = result.columnTypes().map((type) => columnTypeOf(String(type)));
  const columns = result.columnTypes().map((type) => new Gathered(String(type)));
  let rows = 0;
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    rows += chunk.rowCount;
    if (rows > maxRows) throw tooManyRows(maxRows);
    for (const [i, column] of columns.entries()) column.add(chunk, i);
  }
  return { rows, columns: names.map((name, i) => ({ name, type: types[i] ?? "json", values: columns[i]?.values() ?? [] })) };
}

async function changed(result: DuckDBResult): Promise<number> {
  const chunk = await result.fetchChunk();
  const count: unknown = chunk && chunk.rowCount > 0 ? chunk.getColumnValues(0)[0] : 0;
  return typeof count === "bigint" || typeof count === "number" ? Number(count) : 0;
}
