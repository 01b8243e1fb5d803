import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import type { PgTable } from "drizzle-orm/pg-core";
import type { SqliteRemoteDatabase } from "drizzle-orm/sqlite-proxy";
import type { Pool } from "pg";
import { AuthorError } from "../ui/author-error.ts";
import type { AnyAsked, AnyResult, OrmDriver, RunAny } from "./driver.ts";

/** The tables and relations of an app, as Drizzle takes them: `import * as schema from "./schema.ts"`. */
export type OrmSchema = Record<string, unknown>;

/** Drizzle over a connection: PostgreSQL's where the schema has tables of `pgTable`, SQLite's otherwise. */
export type Orm<Schema extends OrmSchema> = Extract<Schema[keyof Schema], PgTable> extends never ? SqliteRemoteDatabase<Schema> : NodePgDatabase<Schema>;

/** What the connection knows of a statement besides its text. */
export type Limits = (reads: boolean) => Pick<AnyAsked, "timeout" | "signal" | "maxRows">;

type Core = typeof import("drizzle-orm");
type Config = Pick<AnyAsked, "rowMode" | "types"> & { readonly text: string };

/** A statement of an ORM that changes nothing. */
export const READS = /^\s*\(?\s*(?:select|with(?![^]*\b(?:insert|update|delete)\b))\b/i;
const CONTROLS = /^\s*(?:begin|start\s+transaction|commit|end|abort|rollback(?!\s+to\b))\b/i;
const SAVEPOINTS = /^\s*(?:savepoint|release|rollback)\b/i;

/** @throws AuthorError where Drizzle does not speak to this database, or tables are another's. */
export function makeOrm<Schema extends OrmSchema>(driver: OrmDriver | undefined, schema: Schema, from: NodeJS.Require, limits: Limits): Orm<Schema> {
  if (!driver) throw new AuthorError("db.orm() is for SQLite and PostgreSQL: Drizzle does not speak to DuckDB", "Ask it with db.sql`…`");
  checkTables(driver.kind, schema, from);
  const made = driver.kind === "sqlite" ? overSqlite(driver, schema, from, limits) : overPostgres(driver, schema, from, limits);
  // The tables were looked at above: they are of the kind that the type tells.
  return made as unknown as Orm<Schema>;
}

function checkTables(kind: OrmDriver["kind"], schema: OrmSchema, from: NodeJS.Require): void {
  const { is, Table } = from("drizzle-orm") as Core;
  const own = kind === "sqlite" ? (from("drizzle-orm/sqlite-core") as typeof import("drizzle-orm/sqlite-core")).SQLiteTable : (from("drizzle-orm/pg-core") as typeof import("drizzle-orm/pg-core")).PgTable;
  const wrong = Object.entries(schema).find(([, each]) => is(each, Table) && !is(each, own));
  if (wrong) throw new AuthorError(`The table ${wrong[0]} of the schema is not for ${kind === "sqlite" ? "SQLite" : "PostgreSQL"}, which this connection is`, `Make it with ${kind === "sqlite" ? "sqliteTable of drizzle-orm/sqlite-core" : "pgTable of drizzle-orm/pg-core"}`);
}

function overSqlite(driver: OrmDriver, schema: OrmSchema, from: NodeJS.Require, limits: Limits): SqliteRemoteDatabase<OrmSchema> {
  const { drizzle } = from("drizzle-orm/sqlite-proxy") as typeof import("drizzle-orm/sqlite-proxy");
  const over = (run: RunAny): SqliteRemoteDatabase<OrmSchema> => plainErrors(drizzle(async (text, values: unknown[], method) => {
    const { rows } = await run({ text, values, ...limits(READS.test(text)) });
    return { rows: method === "get" ? (rows[0] as unknown[]) : [...rows] };
  }, { schema }));
  const db = over(outside(driver.run));
  db.transaction = (work) => driver.transaction((run) => {
    const inner = inside(run);
    return over(inner.run).transaction((tx) => inner.during(() => work(tx)));
  });
  return db;
}

function overPostgres(driver: OrmDriver, schema: OrmSchema, from: NodeJS.Require, limits: Limits): NodePgDatabase<OrmSchema> {
  const { drizzle } = from("drizzle-orm/node-postgres") as typeof import("drizzle-orm/node-postgres");
  const over = (run: RunAny): NodePgDatabase<OrmSchema> => {
    const client = { query: (config: Config, values: readonly unknown[] = []) => run({ ...config, values, ...limits(READS.test(config.text)) }) };
    // Drizzle calls query() of its client and nothing else.
    return plainErrors(drizzle(client as unknown as Pool, { schema }));
  };
  const db = over(outside(driver.run));
  db.transaction = (work, config) => driver.transaction(async (run) => {
    const inner = inside(run);
    const { isolationLevel, accessMode } = config ?? {};
    if (isolationLevel) await run({ text: `SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`, values: [], ...limits(false) });
    if (accessMode) await run({ text: `SET TRANSACTION ${accessMode}`, values: [], ...limits(false) });
    return over(inner.run).transaction((tx) => inner.during(() => work(tx)));
  });
  return db;
}

/** Statements share their connection with others: one that began a transaction would have others' statements in it. */
const outside = (run: RunAny): RunAny => async (asked) => {
  if (CONTROLS.test(asked.text) || SAVEPOINTS.test(asked.text)) throw isControl();
  return run(asked);
};

const NOTHING: AnyResult = { rows: [], rowCount: 0, fields: [] };

/** The connection begins and ends the transaction; what Drizzle says of it before and after the work is left out. */
function inside(run: RunAny): { readonly run: RunAny; during<T>(work: () => Promise<T>): Promise<T> } {
  let working = false;
  return {
    run: async (asked) => {
      if (!CONTROLS.test(asked.text)) return run(asked);
      if (working) throw isControl();
      return NOTHING;
    },
    async during(work) {
      working = true;
      try {
        return await work();
      } finally {
        working = false;
      }
    },
  };
}

const isControl = (): AuthorError => new AuthorError("Transactions are begun and ended by orm.transaction(async (tx) => { … }), and not by statements");

interface Prepared { queryWithCache?(text: string, values: unknown, ask: () => Promise<unknown>): Promise<unknown> }
interface Session { prepareQuery(...given: readonly unknown[]): Prepared }

/** Drizzle would wrap an error into one whose message holds all values of the statement, which may be secret; who reads it wants the database's words. */
function plainErrors<T extends object>(db: T): T {
  // Drizzle's types leave out what its databases have.
  const { session } = db as unknown as { readonly session: Session };
  const prepare = session.prepareQuery.bind(session);
  session.prepareQuery = (...given) => Object.assign(prepare(...given), { queryWithCache: (_: string, __: unknown, ask: () => Promise<unknown>) => ask() });
  return db;
}
