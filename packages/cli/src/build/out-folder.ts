import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { readBuilt } from "../apps/target.ts";
import { Problem } from "../problem.ts";

/** The list of what a build has made, beside it. Whatever else lies there is somebody's: what people wrote while it was served, a database of the app's. */
const LIST = ".tutti-build.json";

/** A folder that a build goes to. */
export interface OutFolder {
  /** What no build has made, by its path in the folder: it stays. */
  readonly kept: readonly string[];
  /** Notes what lies there now beside what is kept: the next build takes that away, and nothing else. */
  noteMade(): void;
}

/** Takes away what the last build made. @throws {Problem} where no build has written there, or it is not known what one has */
export function clearOutFolder(folder: string): OutFolder {
  mkdirSync(folder, { recursive: true });
  const lying = filesIn(folder);
  const made = madeIn(folder);
  if (lying.length > 0 && !made) {
    throw new Problem(readBuilt(folder)
      ? `${folder} does not say what its build has made, and what people wrote may lie there; move that away and delete the folder, or name another with --out`
      : `${folder} holds files that "tutti build" has not made, so nothing is written there; name another folder with --out`);
  }
  const kept = lying.filter((path) => path !== LIST && !made?.has(path));
  for (const path of made ?? []) rmSync(join(folder, path), { force: true });
  for (const below of foldersOf(made ?? [])) removeIfEmpty(join(folder, below));
  const note = (paths: readonly string[]): void => writeFileSync(join(folder, LIST), `${JSON.stringify(paths, undefined, 1)}\n`);
  // A build that fails from here on has made what it has made.
  note([]);
  return { kept, noteMade: () => note(filesIn(folder).filter((path) => path !== LIST && !kept.includes(path))) };
}

/** The first steps of what is kept, for people: `.tutti`, `notes.db`. */
export const topsOf = (kept: readonly string[]): string[] => [...new Set(kept.map((path) => path.split(sep)[0] ?? path))];

function madeIn(folder: string): ReadonlySet<string> | undefined {
  const list = join(folder, LIST);
  if (!existsSync(list)) return undefined;
  const paths: unknown = JSON.parse(readFileSync(list, "utf8"));
  const isPath = (path: unknown): path is string => typeof path === "string" && !path.split(sep).includes("..");
  if (!Array.isArray(paths) || !paths.every(isPath)) throw new Problem(`${list} is no list of files that a build has made; delete the folder, or name another with --out`);
  return new Set(paths);
}

/** What is installed there is the package manager's. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules")
    .flatMap((entry) => (entry.isDirectory() ? readdirSync(join(folder, entry.name), { recursive: true, withFileTypes: true }) : [entry]))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

/** The folders of these, innermost first. */
function foldersOf(paths: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const path of paths) for (let above = dirname(path); above !== "."; above = dirname(above)) found.add(above);
  return [...found].sort((a, b) => b.length - a.length);
}

function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}
