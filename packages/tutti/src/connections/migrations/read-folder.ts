import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MigrationProblem, type Migration, type Piece } from "./migration.ts";

const BREAKPOINT = "--> statement-breakpoint";

/** The migrations of a folder that drizzle-kit has generated, in its journal's order. @throws MigrationProblem */
export function readFolder(folder: string, from: NodeJS.Require): readonly Migration[] {
  const journal = join(folder, "meta", "_journal.json");
  if (!existsSync(journal)) throw new MigrationProblem(`there is no ${journal}. Generate it: npx drizzle-kit generate`);
  const entries = entriesOf(journal);
  const { readMigrationFiles } = from("drizzle-orm/migrator") as typeof import("drizzle-orm/migrator");
  const names = new Map(entries.map(({ when, tag }) => [when, tag]));
  if (names.size < entries.length) throw new MigrationProblem(`${journal} has two migrations of the same moment. Generate the later one anew`);
  try {
    return readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis, hash, sql }) => ({ name: names.get(folderMillis) ?? "", at: folderMillis, hash, pieces: piecesOf(sql) }));
  } catch (error) {
    throw new MigrationProblem(error instanceof Error ? error.message : String(error));
  }
}

interface JournalEntry {
  readonly when: number;
  readonly tag: string;
}

function entriesOf(journal: string): readonly JournalEntry[] {
  try {
    const read: unknown = JSON.parse(readFileSync(journal, "utf8"));
    if (typeof read === "object" && read !== null && "entries" in read && Array.isArray(read.entries) && read.entries.every(isEntry)) return read.entries;
  } catch {
    // As if it said something else.
  }
  throw new MigrationProblem(`${journal} is no journal of drizzle-kit: "entries" has to be a list of migrations with "when" and "tag"`);
}

const isEntry = (raw: unknown): raw is JournalEntry =>
  typeof raw === "object" && raw !== null && "when" in raw && Number.isInteger(raw.when) && "tag" in raw && typeof raw.tag === "string" && /^[\w.-]+$/.test(raw.tag);

function piecesOf(parts: readonly string[]): readonly Piece[] {
  const before = (i: number): string => parts.slice(0, i).map((each) => each + BREAKPOINT).join("");
  return parts
    .map((text, i) => ({ text, line: linesIn(before(i) + (/^\s*/.exec(text)?.[0] ?? "")) + 1 }))
    .filter(({ text }) => text.trim() !== "");
}

export const linesIn = (text: string): number => text.split("\n").length - 1;
