import { existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MigrationProblem, type Had, type Migration } from "./migration.ts";
import { pendingOf } from "./plan.ts";
import { PieceRefused, runPending, type Migrating } from "./run.ts";

/** How long another process that migrates is waited for (ms). */
const BUSY = 10_000;
/** Where Drizzle notes what a database has had. */
const NOTES = "__drizzle_migrations";

/** @throws MigrationProblem; nothing is then changed. */
export async function migrateSqlite(file: string, folder: readonly Migration[]): Promise<readonly string[]> {
  mkdirSync(dirname(file), { recursive: true });
  // A table that is made anew is dropped on the way: with foreign keys on, rows of others would go with it.
  const database = new DatabaseSync(file, { timeout: BUSY, enableForeignKeyConstraints: false });
  try {
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("BEGIN IMMEDIATE");
    const names = await runPending(folder, migrating(database));
    const [broken] = names.length > 0 ? database.prepare("PRAGMA foreign_key_check").all() : [];
    if (broken) throw new MigrationProblem(`rows of the table "${String(broken["table"])}" would point to rows of "${String(broken["parent"])}" that are not there. Nothing was changed`);
    database.exec("COMMIT");
    return names;
  } catch (error) {
    if (database.isTransaction) database.exec("ROLLBACK");
    throw error instanceof Error && /database is locked/.test(error.message) ? new MigrationProblem("somebody else holds the database to write; stop that, or try again") : error;
  } finally {
    database.close();
  }
}

/** Which would be run, and changes nothing. */
export function pendingOfSqlite(file: string, folder: readonly Migration[]): readonly string[] {
  if (!existsSync(file)) return pendingOf(folder, []).map(({ name }) => name);
  const database = new DatabaseSync(file, { timeout: BUSY, readOnly: true });
  try {
    const isThere = database.prepare("SELECT 1 FROM sqlite_master WHERE name = ?").get(NOTES) !== undefined;
    return pendingOf(folder, isThere ? hadBy(database) : []).map(({ name }) => name);
  } finally {
    database.close();
  }
}

const hadBy = (database: DatabaseSync): readonly Had[] =>
  database.prepare(`SELECT hash, created_at FROM ${NOTES}`).all().map((row) => ({ at: Number(row["created_at"]), hash: String(row["hash"]) }));

const migrating = (database: DatabaseSync): Migrating => ({
  had: async () => {
    database.exec(`CREATE TABLE IF NOT EXISTS ${NOTES} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`);
    return hadBy(database);
  },
  run: async ({ text }) => {
    try {
      database.exec(text);
    } catch (error) {
      throw new PieceRefused(error instanceof Error ? error.message : String(error), undefined);
    }
  },
  note: async ({ hash, at }) => void database.prepare(`INSERT INTO ${NOTES} (hash, created_at) VALUES (?, ?)`).run(hash, at),
  isWhole: async () => database.isTransaction,
});
