import { MigrationProblem, type Had, type Migration } from "./migration.ts";

/**
 * Which migrations of a folder a database has yet to have.
 *
 * @throws MigrationProblem where the folder is not the one that the database was made with: one was edited or is gone, or one came in between.
 */
export function pendingOf(folder: readonly Migration[], had: readonly Had[]): readonly Migration[] {
  for (const { at, hash } of had) {
    const file = folder.find((each) => each.at === at);
    if (!file) throw new MigrationProblem(`the database had a migration (of ${new Date(at).toISOString()}) that is not in the folder: it was made by another version of the app. Start that version, or bring the file back`);
    if (file.hash !== hash) throw new MigrationProblem(`${file.name}.sql was changed after the database had it. Put it back as it was, and write what is new into a migration of its own`);
  }
  const last = Math.max(...had.map(({ at }) => at), Number.NEGATIVE_INFINITY);
  const pending = folder.filter((each) => !had.some(({ at }) => at === each.at)).toSorted((a, b) => a.at - b.at);
  const between = pending.find(({ at }) => at < last);
  if (between) throw new MigrationProblem(`${between.name}.sql is older than the last one that the database had, as after a merge of two branches. Generate it anew, so that it comes last`);
  return pending;
}
