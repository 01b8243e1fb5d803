import { setTimeout as later } from "node:timers/promises";
import type { Client, FieldDef, Pool, PoolClient, QueryResult } from "pg";
import type CursorType from "pg-cursor";
import { AuthorError } from "../../ui/author-error.ts";
import type { AnyAsked, AnyResult, Asked, Columns, Driver, OrmDriver, ResultColumn } from "../driver.ts";
import { isClosed, isReadOnly, isUndone, placeAt, QueryError, tooManyRows } from "../query-error.ts";
import { sql, type Sql, type SqlName } from "../sql.ts";
import { firstWord } from "../typed-text.ts";
import { CHANNEL, listenTo } from "./listen.ts";
import { UnderWay, type Limits } from "./under-way.ts";
import { columnTypeOf, printed, readValue, type ReadList } from "./values.ts";

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

const TELL = `SELECT pg_notify('${CHANNEL}', '')`;
/** A statement of an ORM that may change something. */
const CHANGES = /^\s*(?!\(?\s*(?:select|with|values|table|show|explain)\b)|^\s*with\b.*\b(?:insert|update|delete|merge)\b/is;

/** Rows are fetched in portions of so many. */
const PORTION = 5_000;
const CONNECT = 10_000;
/** A server that has lost who asked looks for them so often, and ends what they asked: otherwise it would go on with it for nobody. */
const LOOK_AFTER = "SET client_connection_check_interval = '5s'";
/** A server may be set to print days and bytes in other ways than they are read here. */
const AS_READ = "SET datestyle = ISO; SET bytea_output = hex";
/** The line was cut, or the server goes down: another line may do. */
const LOST = new Set(["ECONNRESET", "EPIPE", "57P01", "57P02", "57P03", "08006", "08003"]);

/** @param giveUp see {@link UnderWay}. */
export async function openPostgres(config: PostgresConfig, from: NodeJS.Require, giveUp?: number): Promise<Driver> {
  if (config.url === undefined) throw new AuthorError("A connection to PostgreSQL has no url", "Is the variable of the environment set that it comes from?");
  if (/^[a-z]+:\/\//i.test(config.url) && !URL.canParse(config.url)) {
    throw new AuthorError("The url of a connection to PostgreSQL cannot be read (it is not shown: a password may stand in it)", "Write postgres://user:password@host:5432/database, and a password with signs such as # / : by encodeURIComponent");
  }
  const { Client, Pool, types } = from("pg") as Pg;
  const { arrayParser } = types as unknown as Lists;
  const Cursor = from("pg-cursor") as typeof CursorType;
  const { url } = config;
  // A column's values come as texts, and are read by its type here: pg's own readers are of a whole process.
  const pool = new Pool({
    connectionString: url, max: config.pool ?? 5, connectionTimeoutMillis: CONNECT, types: { getTypeParser: () => (text: string) => text },
    onConnect: async (client) => {
      await Promise.race([client.query(AS_READ).catch(() => undefined), later(CONNECT, undefined, { ref: false })]);
      // Servers before 14, and those of other systems, cannot.
      void client.query(LOOK_AFTER).catch(() => undefined);
    },
  });
  const orders = new Pool({ connectionString: url, max: 1, connectionTimeoutMillis: CONNECT, query_timeout: CONNECT });
  // A connection that breaks while it is idle is taken out by the pool, and is nobody's error.
  for (const each of [pool, orders]) each.on("error", () => undefined);
  const listen = (changed: () => void): Promise<() => void> =>
    listenTo([CHANNEL, ...(config.listen ?? [])], () => new Client({ connectionString: url, connectionTimeoutMillis: CONNECT, query_timeout: CONNECT, keepAlive: true }), changed);
  return new Postgres(pool, new UnderWay(orders, giveUp), Cursor, config.writable ?? false, listen, (text, read) => arrayParser.create(text, read).parse());
}

/** What the types of pg tell otherwise than it is. */
interface Lists {
  readonly arrayParser: { create(text: string, read: (item: string | null) => unknown): { parse(): unknown[] } };
}

class Postgres implements Driver {
  readonly kind = "postgres";
  readonly rowNumber = "ctid";
  readonly dialect = { place: (n: number) => `$${n}`, quote: (name: string) => `"${name.replaceAll('"', '""')}"` };
  readonly #pool: Pool;
  readonly #underWay: UnderWay;
  readonly #Cursor: typeof CursorType;
  readonly #writable: boolean;
  readonly #readList: ReadList;

  /** Others' changes, as they tell them, and those that are made through a connection of Tutti's. */
  readonly watch: Driver["watch"];
  #telling = false;
  #tellAgain = false;

  constructor(pool: Pool, underWay: UnderWay, Cursor: typeof CursorType, writable: boolean, watch: Driver["watch"], readList: ReadList) {
    this.watch = watch;
    this.#readList = readList;
    this.#pool = pool;
    this.#underWay = underWay;
    this.#Cursor = Cursor;
    this.#writable = writable;
  }

  readonly orm: OrmDriver = {
    kind: "postgres",
    run: async (asked) => {
      const result = await this.#with(asked, (client) => (this.#writable ? this.#any(client, asked) : this.#readOnly(client, () => this.#any(client, asked))));
      if (this.#writable && CHANGES.test(asked.text)) this.#tell();
      return result;
    },
    transaction: (work) => this.#whole((client) => work((asked) => this.#any(client, asked))),
  };

  async read(asked: Asked): Promise<Columns> {
    const once = (): Promise<Columns> => this.#with(asked, (client) => this.#readOnly(client, () => this.#rows(client, asked)));
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
    const rows = await this.#with(asked, (client) => this.#change(client, asked));
    this.#tell();
    return rows;
  }

  async transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T> {
    return this.#whole((client) => work((asked) => this.#change(client, asked), (asked) => this.#rows(client, asked)));
  }

  async #whole<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    if (!this.#writable) throw isReadOnly();
    return this.#with(undefined, async (client) => {
      await plainly(client, "BEGIN");
      try {
        const result = await work(client);
        // It is heard when the transaction is made, and not where it is undone.
        await plainly(client, TELL);
        // Where a statement of it has failed, and its author went on, this undoes all and says so by its name alone.
        const { command } = await plainly(client, "COMMIT");
        if (command === "ROLLBACK") throw isUndone();
        return result;
      } catch (error) {
        await client.query("ROLLBACK").catch(() => undefined);
        throw error;
      }
    });
  }

  describe(asked: Asked): Promise<readonly ResultColumn[]> {
    return this.#with(asked, async (client) => {
      const none = { ...asked, text: `SELECT * FROM (${asked.text}\n) AS described LIMIT 0` };
      const { fields } = await this.#cancellable(client, none, () => client.query({ text: none.text, values: none.values.map(bound), rowMode: "array" }));
      return fields.map(({ name, dataTypeID }) => ({ name, type: columnTypeOf(dataTypeID) }));
    });
  }

  holds(column: SqlName, text: string): Sql {
    return sql`position(lower(${text}) IN lower(CAST(${column} AS text))) > 0`;
  }

  close(): Promise<void> {
    return this.#underWay.close(this.#pool);
  }

  /** Says to all who listen that something has changed. One message at a time: what is written meanwhile is told by the next. */
  #tell(): void {
    this.#tellAgain = this.#telling;
    if (this.#telling) return;
    this.#telling = true;
    // Where the line breaks, who listens has lost it too, and asks anew.
    void this.#pool.query(TELL).catch(() => undefined).finally(() => {
      this.#telling = false;
      if (this.#tellAgain) this.#tell();
    });
  }

  async #with<T>(asked: Limits | undefined, work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#underWay.line(this.#pool, asked).catch((error: unknown) => {
      if (this.#underWay.isClosed) throw isClosed();
      asked?.signal?.throwIfAborted();
      throw inWords(error, "");
    });
    let broken: Error | undefined;
    const noteBroken = (error: Error): void => void (broken = error);
    client.on("error", noteBroken);
    try {
      this.#underWay.takes(client);
      return await work(client);
    } finally {
      this.#underWay.gives(client);
      client.off("error", noteBroken);
      client.release(broken);
    }
  }

  /** One statement goes by itself, so that none can end the transaction that keeps it from writing. */
  async #readOnly<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
    await plainly(client, "BEGIN TRANSACTION READ ONLY");
    try {
      return await work();
    } finally {
      await client.query("ROLLBACK").catch(() => undefined);
    }
  }

  async #rows(client: PoolClient, asked: Asked): Promise<Columns> {
    if (firstWord(asked.text) === "COPY") throw new QueryError("COPY is no statement that gives rows: read the table with SELECT");
    return this.#cancellable(client, asked, async () => {
      const cursor = client.query(this.#cursor(asked.text, asked.values, { rowMode: "array" }));
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
          for (const row of portion) column.push(readValue(row[i], dataTypeID, this.#readList));
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
      const cursor = client.query(this.#cursor(text, values, { ...(rowMode && { rowMode }), ...(types && { types }) }));
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

  /** What COPY sends is nobody's: pg asks its statements to take it, and cursors do not know of it. */
  #cursor(text: string, values: readonly unknown[], config: ConstructorParameters<typeof CursorType>[2]): CursorType<unknown[]> {
    return Object.assign(new this.#Cursor<unknown[]>(text, values.map(bound), config), { handleCopyData: () => undefined });
  }

  async #change(client: PoolClient, asked: Asked): Promise<number> {
    const { rowCount } = await this.#cancellable(client, asked, () => client.query(asked.text, asked.values.map(bound)));
    return rowCount ?? 0;
  }

  async #cancellable<T>(client: PoolClient, asked: Omit<Asked, "values">, run: () => Promise<T>): Promise<T> {
    return this.#underWay.run(client, asked, run).catch((error: unknown) => {
      throw inWords(error, asked.text);
    });
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

/** A statement of ours, whose errors are the database's words too. */
const plainly = (client: PoolClient, text: string): Promise<QueryResult> =>
  client.query(text).catch((error: unknown) => {
    throw inWords(error, "");
  });

function bound(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  // pg would write it as the clock of this machine shows it, and a column without a zone keeps no zone.
  if (value instanceof Date) return printed(value);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

function inWords(error: unknown, text: string): unknown {
  if (error instanceof QueryError || !(error instanceof Error)) return error;
  const { code, position } = error as Error & { readonly code?: string; readonly position?: string };
  if (code === "25006") return isReadOnly();
  const message = error instanceof AggregateError ? error.errors.map((each: unknown) => (each instanceof Error ? each.message : String(each))).join("; ") : error.message;
  const lost = code ?? (/terminat|closed/i.test(message) ? "08006" : undefined);
  return new QueryError(message, { code: lost, cause: error, ...(position !== undefined && text !== "" && { place: placeAt(text, Number(position) - 1) }) });
}

export type { Client };
