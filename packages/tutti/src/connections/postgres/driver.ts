import type { Client, FieldDef, Pool, PoolClient } from "pg";
import type CursorType from "pg-cursor";
import { AuthorError } from "../../ui/author-error.ts";
import type { AnyAsked, AnyResult, Asked, Columns, Driver, OrmDriver, ResultColumn } from "../driver.ts";
import { isReadOnly, placeAt, QueryError, tooManyRows, tookTooLong } from "../query-error.ts";
import { sql, type Sql, type SqlName } from "../sql.ts";
import { columnTypeOf, readValue } from "./values.ts";

export interface PostgresConfig {
  readonly kind: "postgres";
  /** `postgres://user@host:port/database`; the password may stand in it, from the environment. */
  readonly url: string | undefined;
  readonly writable?: boolean;
  /** Connections at once, of each process; 5 where absent. */
  readonly pool?: number;
  /** The folder of its migrations, as drizzle-kit generates them: `tutti` runs those that are pending before it starts. It has to be writable. */
  readonly migrations?: string;
  /** Channels of NOTIFY, besides `tutti`, whose messages say that something has changed: what is asked with `db.live(…)` is then asked again. */
  readonly listen?: readonly string[];
}

type Pg = typeof import("pg");

/** Rows are fetched in portions of so many. */
const PORTION = 5_000;
const CONNECT = 10_000;
/** ms between two cancels of a statement. */
const CANCEL_AGAIN = 500;
/** The line was cut, or the server goes down: another line may do. */
const LOST = new Set(["ECONNRESET", "EPIPE", "57P01", "57P02", "57P03", "08006", "08003"]);

export async function openPostgres(config: PostgresConfig, from: NodeJS.Require): Promise<Driver> {
  if (config.url === undefined) throw new AuthorError("A connection to PostgreSQL has no url", "Is the variable of the environment set that it comes from?");
  const { Pool } = from("pg") as Pg;
  const Cursor = from("pg-cursor") as typeof CursorType;
  // A column's values come as texts, and are read by its type here: pg's own readers are of a whole process.
  const pool = new Pool({ connectionString: config.url, max: config.pool ?? 5, connectionTimeoutMillis: CONNECT, types: { getTypeParser: () => (text: string) => text } });
  // A connection that breaks while it is idle is taken out by the pool, and is nobody's error.
  pool.on("error", () => undefined);
  return new Postgres(pool, Cursor, config.writable ?? false);
}

class Postgres implements Driver {
  readonly dialect = { place: (n: number) => `$${n}`, quote: (name: string) => `"${name.replaceAll('"', '""')}"` };
  readonly #pool: Pool;
  readonly #Cursor: typeof CursorType;
  readonly #writable: boolean;

  constructor(pool: Pool, Cursor: typeof CursorType, writable: boolean) {
    this.#pool = pool;
    this.#Cursor = Cursor;
    this.#writable = writable;
  }

  readonly orm: OrmDriver = {
    kind: "postgres",
    run: (asked) => this.#with((client) => (this.#writable ? this.#any(client, asked) : this.#readOnly(client, () => this.#any(client, asked)))),
    transaction: (work) => this.#whole((client) => work((asked) => this.#any(client, asked))),
  };

  async read(asked: Asked): Promise<Columns> {
    const once = (): Promise<Columns> => this.#with((client) => this.#readOnly(client, () => this.#rows(client, asked)));
    try {
      return await once();
    } catch (error) {
      // A read may be asked again: it changes nothing.
      if (error instanceof QueryError && LOST.has(error.code ?? "") && !asked.signal?.aborted) return once();
      throw error;
    }
  }

  async write(asked: Asked): Promise<number> {
    if (!this.#writable) throw isReadOnly();
    return this.#with((client) => this.#change(client, asked));
  }

  async transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T> {
    return this.#whole((client) => work((asked) => this.#change(client, asked), (asked) => this.#rows(client, asked)));
  }

  async #whole<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (!this.#writable) throw isReadOnly();
    return this.#with(async (client) => {
      await client.query("BEGIN");
      try {
        const result = await work(client);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    });
  }

  describe(asked: Asked): Promise<readonly ResultColumn[]> {
    return this.#with(async (client) => {
      const none = { ...asked, text: `SELECT * FROM (${asked.text}) AS described LIMIT 0` };
      const { fields } = await this.#cancellable(client, none, () => client.query({ text: none.text, values: none.values.map(bound), rowMode: "array" }));
      return fields.map(({ name, dataTypeID }) => ({ name, type: columnTypeOf(dataTypeID) }));
    });
  }

  holds(column: SqlName, text: string): Sql {
    return sql`position(lower(${text}) IN lower(CAST(${column} AS text))) > 0`;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #with<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      throw inWords(error, "");
    });
    let broken: Error | undefined;
    const noteBroken = (error: Error): void => void (broken = error);
    client.on("error", noteBroken);
    try {
      return await work(client);
    } finally {
      client.off("error", noteBroken);
      client.release(broken);
    }
  }

  /** One statement goes by itself, so that none can end the transaction that keeps it from writing. */
  async #readOnly<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
    await client.query("BEGIN TRANSACTION READ ONLY").catch((error: unknown) => {
      throw inWords(error, "");
    });
    try {
      return await work();
    } finally {
      await client.query("ROLLBACK").catch(() => undefined);
    }
  }

  async #rows(client: PoolClient, asked: Asked): Promise<Columns> {
    return this.#cancellable(client, asked, async () => {
      const cursor = client.query(new this.#Cursor<unknown[]>(asked.text, asked.values.map(bound), { rowMode: "array" }));
      const columns: unknown[][] = [];
      let fields: readonly FieldDef[] = [];
      let rows = 0;
      for (;;) {
        // A cursor that failed is closed already, and would not answer.
        const portion = await portionOf(cursor, (found) => ({ fields } = found));
        rows += portion.length;
        if (rows > asked.maxRows) break;
        for (const [i, { dataTypeID }] of fields.entries()) {
          const column = (columns[i] ??= []);
          for (const row of portion) column.push(readValue(row[i], dataTypeID));
        }
        if (portion.length < PORTION) break;
      }
      await cursor.close();
      if (rows > asked.maxRows) throw tooManyRows(asked.maxRows);
      return { rows, columns: fields.map(({ name, dataTypeID }, i) => ({ name, type: columnTypeOf(dataTypeID), values: columns[i] ?? [] })) };
    });
  }

  #any(client: PoolClient, asked: AnyAsked): Promise<AnyResult> {
    const { text, values, rowMode, types, maxRows } = asked;
    return this.#cancellable(client, asked, async () => {
      const cursor = client.query(new this.#Cursor<unknown[]>(text, values.map(bound), { ...(rowMode && { rowMode }), ...(types && { types }) }));
      const rows: unknown[] = [];
      let result: CursorResult = { fields: [], rowCount: null };
      for (;;) {
        const portion = await portionOf(cursor, (found) => (result = found));
        rows.push(...portion);
        if (rows.length > maxRows || portion.length < PORTION) break;
      }
      await cursor.close();
      if (rows.length > maxRows) throw tooManyRows(maxRows);
      return { ...result, rows, rowCount: result.fields.length > 0 ? rows.length : result.rowCount ?? 0 };
    });
  }

  async #change(client: PoolClient, asked: Asked): Promise<number> {
    const { rowCount } = await this.#cancellable(client, asked, () => client.query(asked.text, asked.values.map(bound)));
    return rowCount ?? 0;
  }

  /** A statement that takes too long, or that nobody waits for, is cancelled at the server, over another connection. */
  async #cancellable<T>(client: PoolClient, { text, timeout, signal }: Omit<Asked, "values">, run: () => Promise<T>): Promise<T> {
    signal?.throwIfAborted();
    let late = false;
    const { processID } = client as unknown as { readonly processID: number };
    let again: NodeJS.Timeout | undefined;
    // The server forgets a cancel that comes while the statement is still on its way: it is said until the statement has ended.
    const cancel = (): void => {
      again ??= setInterval(cancel, CANCEL_AGAIN);
      void this.#pool.query("SELECT pg_cancel_backend($1)", [processID]).catch(() => undefined);
    };
    const timer = setTimeout(() => {
      late = true;
      cancel();
    }, timeout);
    signal?.addEventListener("abort", cancel, { once: true });
    try {
      return await run();
    } catch (error) {
      if (late) throw tookTooLong(timeout);
      signal?.throwIfAborted();
      throw inWords(error, text);
    } finally {
      clearTimeout(timer);
      clearInterval(again);
      signal?.removeEventListener("abort", cancel);
    }
  }
}

interface CursorResult {
  readonly fields: readonly FieldDef[];
  readonly rowCount: number | null;
}

const portionOf = (cursor: CursorType<unknown[]>, learned: (result: CursorResult) => void): Promise<readonly unknown[][]> =>
  new Promise((resolve, reject) => cursor.read(PORTION, (error: Error | undefined, rows, result) => {
    if (error) return reject(error);
    learned(result);
    resolve(rows);
  }));

const bound = (value: unknown): unknown => (typeof value === "bigint" ? String(value) : value instanceof Uint8Array ? Buffer.from(value) : value);

function inWords(error: unknown, text: string): unknown {
  if (error instanceof QueryError || !(error instanceof Error)) return error;
  const { code, position } = error as Error & { readonly code?: string; readonly position?: string };
  if (code === "25006") return isReadOnly();
  const message = error instanceof AggregateError ? error.errors.map((each: unknown) => (each instanceof Error ? each.message : String(each))).join("; ") : error.message;
  const lost = code ?? (/terminat|closed/i.test(message) ? "08006" : undefined);
  return new QueryError(message, { code: lost, cause: error, ...(position !== undefined && text !== "" && { place: placeAt(text, Number(position) - 1) }) });
}

export type { Client };
