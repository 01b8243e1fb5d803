import type { Client } from "pg";
import { placeAt } from "../query-error.ts";
import { MigrationProblem, type Had, type Migration } from "./migration.ts";
import { pendingOf } from "./plan.ts";
import { PieceRefused, runPending, type Migrating } from "./run.ts";

const CONNECT = 10_000;
/** How long another process that migrates is waited for. */
const BUSY = "60s";
/** The lock's number: any, as long as all who migrate agree. */
const LOCK = 7_483_629_155;
/** Where Drizzle notes what a database has had. */
const NOTES = 'drizzle."__drizzle_migrations"';

/** @throws MigrationProblem; nothing is then changed. */
export const migratePostgres = (url: string, folder: readonly Migration[], from: NodeJS.Require): Promise<readonly string[]> =>
  withClient(url, from, async (client) => {
    await client.query("BEGIN");
    try {
      await client.query(`SET LOCAL lock_timeout = '${BUSY}'`);
      await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]).catch(() => {
        throw new MigrationProblem(`another process has migrated the database for ${BUSY}; wait until it has ended`);
      });
      const names = await runPending(folder, await migrating(client));
      await client.query("COMMIT");
      return names;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    }
  });

/** Which would be run, and changes nothing. */
export const pendingOfPostgres = (url: string, folder: readonly Migration[], from: NodeJS.Require): Promise<readonly string[]> =>
  withClient(url, from, async (client) => {
    const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [NOTES]);
    return pendingOf(folder, rows[0]?.there ? await hadBy(client) : []).map(({ name }) => name);
  });

async function withClient<T>(url: string, from: NodeJS.Require, work: (client: Client) => Promise<T>): Promise<T> {
  const { Client } = from("pg") as typeof import("pg");
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT });
  // A line that breaks fails the query under way, which tells it.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (error instanceof AggregateError) throw new MigrationProblem(error.errors.map(String).join("; "));
    throw error instanceof Error ? new MigrationProblem(error.message) : error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function hadBy(client: Client): Promise<readonly Had[]> {
  const { rows } = await client.query<{ hash: string; created_at: string }>(`SELECT hash, created_at FROM ${NOTES}`);
  return rows.map(({ hash, created_at }) => ({ at: Number(created_at), hash }));
}

async function migrating(client: Client): Promise<Migrating> {
  const transaction = async (): Promise<unknown> => (await client.query<{ id: string }>("SELECT pg_current_xact_id()::text AS id")).rows[0]?.id;
  const begun = await transaction();
  return {
    had: async () => {
      await client.query("CREATE SCHEMA IF NOT EXISTS drizzle");
      await client.query(`CREATE TABLE IF NOT EXISTS ${NOTES} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)`);
      return hadBy(client);
    },
    run: async ({ text }) => {
      await client.query(text).catch((error: unknown) => {
        const position = error instanceof Error && "position" in error ? Number(error.position) : undefined;
        throw new PieceRefused(error instanceof Error ? error.message : String(error), position === undefined ? undefined : placeAt(text, position - 1).line - leading(text));
      });
    },
    note: async ({ hash, at }) => void (await client.query(`INSERT INTO ${NOTES} (hash, created_at) VALUES ($1, $2)`, [hash, at])),
    isWhole: async () => (await transaction()) === begun,
  };
}

/** Lines that are empty before a piece's text: the line that it begins at is told without them. */
const leading = (text: string): number => (/^\s*/.exec(text)?.[0] ?? "").split("\n").length - 1;
