import { MigrationProblem, type Had, type Migration, type Piece } from "./migration.ts";
import { pendingOf } from "./plan.ts";

/** A database that nobody else migrates meanwhile, in a transaction. */
export interface Migrating {
  /** What it has had; makes the list of that where there is none. */
  had(): Promise<readonly Had[]>;
  /** @returns the line of the piece where it failed, counted from 1, if the database says so. */
  run(piece: Piece): Promise<void>;
  note(migration: Migration): Promise<void>;
  /** Whether the transaction is still the one that was begun. */
  isWhole(): Promise<boolean>;
}

/** What a database says of a piece that it refuses. */
export class PieceRefused extends Error {
  /** The line within the piece, counted from 1, where the database tells it. */
  readonly line: number | undefined;

  constructor(message: string, line: number | undefined) {
    super(message);
    this.line = line;
  }
}

/** Runs what is pending, and notes it as Drizzle does. @returns the names. @throws MigrationProblem; the transaction is then to be undone. */
export async function runPending(folder: readonly Migration[], database: Migrating): Promise<readonly string[]> {
  const pending = pendingOf(folder, await database.had());
  for (const migration of pending) {
    for (const piece of migration.pieces) {
      await database.run(piece).catch((error: unknown) => {
        const line = piece.line + (error instanceof PieceRefused ? (error.line ?? 1) : 1) - 1;
        throw new MigrationProblem(`${migration.name}.sql failed at line ${line}: ${error instanceof Error ? error.message : String(error)}. Nothing was changed`);
      });
      if (!(await database.isWhole())) throw new MigrationProblem(`${migration.name}.sql ends the transaction that it runs in (line ${piece.line}), so that what was made before cannot be undone. Take BEGIN, COMMIT and ROLLBACK out of it, and look at the database`);
    }
    await database.note(migration);
  }
  return pending.map(({ name }) => name);
}
