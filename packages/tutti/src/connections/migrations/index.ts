/** Migrations that drizzle-kit has generated, run by `tutti` before its server starts: all that are pending, or none, and by one process at a time. */
import { resolve } from "node:path";
import type { ConnectionConfig } from "../config.ts";
import { packagesOf } from "../packages-of.ts";
import { MigrationProblem } from "./migration.ts";
import { migratePostgres, pendingOfPostgres } from "./postgres.ts";
import { readFolder } from "./read-folder.ts";
import { migrateSqlite, pendingOfSqlite } from "./sqlite.ts";

export { MigrationProblem } from "./migration.ts";

/** A connection that has migrations, and their names. */
export interface Migrated {
  readonly connection: string;
  readonly migrations: readonly string[];
}

/** What to do with the connections' migrations: to run those that are pending, or to say which they are. */
export type MigrateMode = "run" | "check";

/**
 * Runs the pending migrations of all connections that have some, or says which they are.
 *
 * @param folder What paths in the connections are beside; also where `drizzle-orm` and `pg` are found.
 * @returns for each connection that has migrations, those that were run, or are pending.
 * @throws MigrationProblem that names the connection; nothing of that one is then changed.
 */
export async function migrate(connections: Readonly<Record<string, ConnectionConfig>>, folder: string, mode: MigrateMode): Promise<readonly Migrated[]> {
  const done: Migrated[] = [];
  for (const [name, config] of Object.entries(connections)) {
    if (config.kind === "duckdb" || config.migrations === undefined) continue;
    try {
      done.push({ connection: name, migrations: await migrateOne({ ...config, migrations: resolve(folder, config.migrations) }, folder, mode) });
    } catch (error) {
      throw new MigrationProblem(`The migrations of the connection "${name}" were not ${mode === "run" ? "run" : "read"}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return done;
}

async function migrateOne(config: Exclude<ConnectionConfig, { readonly kind: "duckdb" }> & { readonly migrations: string }, folder: string, mode: MigrateMode): Promise<readonly string[]> {
  const from = packagesOf(folder, "A connection with migrations");
  const migrations = readFolder(config.migrations, from);
  if (config.kind === "sqlite") {
    const file = resolve(folder, config.file);
    return mode === "run" ? migrateSqlite(file, migrations) : pendingOfSqlite(file, migrations);
  }
  if (config.url === undefined) throw new MigrationProblem("it has no url. Is the variable of the environment set that it comes from?");
  return mode === "run" ? migratePostgres(config.url, migrations, from) : pendingOfPostgres(config.url, migrations, from);
}
