import { createHash } from "node:crypto";
import { readdirSync, readFileSync, watch, type FSWatcher } from "node:fs";
import { dirname, extname, join } from "node:path";

/** Files of an app's folder whose change counts even where nothing imports them. Data does not: a script may write its own. */
const COUNTED = new Set([".ts", ".mts", ".tsx", ".js", ".mjs", ".jsx", ".css", ".html", ".sql"]);
const PASSED_OVER = new Set(["node_modules", "dist"]);
const MAX_FOLDERS = 1_000;
/** An editor's save is several events, and may empty the file first. */
const QUIET_MS = 40;

export interface Watched {
  /** The app's folder. */
  readonly folder: string;
  /** What the apps import, wherever it is; asked anew after each change. */
  readonly imported: () => ReadonlySet<string>;
  /** Called with the files whose content changed, came or went. */
  readonly onChange: (files: readonly string[]) => void;
}

/** Watches what an app is made of. A save that changes nothing is no change. @returns what ends it */
export function watchFiles({ folder, imported, onChange }: Watched): () => void {
  const watchers = new Map<string, FSWatcher>();
  let known = contents(folder, imported());
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = contents(folder, imported());
    const changed = [...new Set([...known.keys(), ...now.keys()])].filter((file) => known.get(file) !== now.get(file));
    known = now;
    follow();
    if (changed.length > 0) onChange(changed);
  };
  const wake = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, QUIET_MS);
  };
  const follow = (): void => {
    const wanted = new Set([...foldersOf(folder), ...[...imported()].map((file) => dirname(file))]);
    for (const [path, watcher] of watchers) {
      if (wanted.has(path)) continue;
      watcher.close();
      watchers.delete(path);
    }
    for (const path of wanted) if (!watchers.has(path)) begin(path);
  };
  const begin = (path: string): void => {
    try {
      const watcher = watch(path, wake);
      // A folder that was removed is followed no more; its parent tells of it.
      watcher.on("error", () => watchers.delete(path) && watcher.close());
      watchers.set(path, watcher);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  };

  follow();
  // What was saved while the watchers were being set up.
  wake();
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}

/** The folder and those under it, nearest first, as far as they may hold sources. */
function foldersOf(folder: string): string[] {
  const found = [folder];
  for (let i = 0; i < found.length && found.length < MAX_FOLDERS; i += 1) {
    const here = found[i] as string;
    for (const entry of entriesOf(here)) {
      if (entry.isDirectory() && !entry.name.startsWith(".") && !PASSED_OVER.has(entry.name)) found.push(join(here, entry.name));
    }
  }
  return found;
}

/** A hash of each file that counts. */
function contents(folder: string, imported: ReadonlySet<string>): Map<string, string> {
  const counted = foldersOf(folder).flatMap((path) => entriesOf(path).filter((entry) => entry.isFile() && COUNTED.has(extname(entry.name))).map((entry) => join(path, entry.name)));
  const hashes = new Map<string, string>();
  for (const file of new Set([...counted, ...imported])) {
    const hash = hashOf(file);
    if (hash !== undefined) hashes.set(file, hash);
  }
  return hashes;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function hashOf(file: string): string | undefined {
  try {
    return createHash("sha1").update(readFileSync(file)).digest("base64");
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const isGone = (error: unknown): boolean => error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR" || error.code === "EISDIR");
