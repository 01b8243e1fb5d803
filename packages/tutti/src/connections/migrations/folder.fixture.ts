import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Writes a folder of migrations as drizzle-kit does: files by their names, each a minute after the one before. */
export function writeMigrations(folder: string, files: Readonly<Record<string, string>>, dialect: "sqlite" | "postgresql"): void {
  mkdirSync(join(folder, "meta"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.sql`), text);
  const entries = Object.keys(files).map((tag, idx) => ({ idx, version: "6", when: momentOf(idx), tag, breakpoints: true }));
  writeFileSync(join(folder, "meta", "_journal.json"), JSON.stringify({ version: "7", dialect, entries }));
}

export const momentOf = (idx: number): number => Date.UTC(2026, 0, 1, 0, idx);
