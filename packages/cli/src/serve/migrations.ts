import { migrate, MigrationProblem, type Migrated, type MigrateMode } from "tutti/migrations";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings/config.ts";

/** @param folder that paths in the connections are beside. @throws {Problem} that names the connection, and the file where one is at fault */
export async function migrateConnections(connections: Settings["connections"], folder: string, mode: MigrateMode): Promise<readonly Migrated[]> {
  try {
    return await migrate(connections ?? {}, folder, mode);
  } catch (error) {
    throw error instanceof MigrationProblem ? new Problem(error.message) : error;
  }
}
