import { copyFileSync, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve } from "node:path";
import type { ConnectionConfig } from "tutti";
import { dataFilesIn, partsIn } from "tutti/data-files";
import { Problem } from "../problem.ts";
import { liesIn } from "../settings/theme.ts";

type Connections = Readonly<Record<string, ConnectionConfig>>;

const MiB = 1024 * 1024;
/** Bytes of one file or folder that a build carries along; what is bigger is better mounted than copied at each release. */
const MOST = 1024 * MiB;
const PACKAGES = { duckdb: ["@duckdb/node-api"], sqlite: [], postgres: ["pg", "pg-cursor"] } as const;

/** The packages that the databases need: no script imports them by itself. */
export const driversOf = (connections: Connections): string[] => [...new Set(Object.values(connections).flatMap(({ kind }) => PACKAGES[kind]))];

/** A file or folder as a connection names it. */
interface Named { readonly path: string; readonly is: "data" | "table" | "database"; readonly written: boolean }

/**
 * Copies what connections read beside the built settings, which name it by the same paths. Databases that the app writes stay where they are.
 *
 * @returns a line for each path that was not copied, with what to do
 */
export async function carryData(connections: Connections, folder: string, out: string): Promise<string[]> {
  const left: string[] = [];
  for (const [connection, config] of Object.entries(connections)) {
    for (const named of namedBy(config)) {
      const why = await carry(named, `connections.${connection}`, folder, out);
      if (why !== undefined) left.push(`Not copied: ${named.path} of connections.${connection}, ${why}`);
    }
  }
  return left;
}

function namedBy(config: ConnectionConfig): Named[] {
  if (config.kind === "postgres") return [];
  const database = config.file === undefined ? [] : [{ path: config.file, is: "database", written: config.writable ?? false } as const];
  const files = config.kind === "duckdb" ? config.files ?? [] : [];
  const is = Array.isArray(files) ? "data" : "table";
  const data = Object.values(files).map((path: string) => ({ path, is, written: false }) as const);
  return [...database, ...data];
}

/** @returns why it was not copied, and what to do. @throws {Problem} where it cannot be read */
async function carry({ path, is, written }: Named, place: string, folder: string, out: string): Promise<string | undefined> {
  const from = resolve(folder, path);
  const to = resolve(out, path);
  const shown = relative(process.cwd(), to);
  if (written) return `which the app writes: ${isAbsolute(path) ? "it stays where it is" : `the built app has its own at ${shown}; copy it there by hand to begin with its rows`}`;
  if (isAbsolute(path)) return "which is named by an absolute path: see that it is there where the app is served, or name it relative to the settings";
  if (!liesIn(folder, from)) return `which lies outside of the app's folder: move it in, or see that it is at ${shown}, where the built app looks for it`;
  if (!existsSync(from)) return `which is not there: put it at ${shown} before the app is started`;
  const isFolder = statSync(from).isDirectory();
  if (is === "database" && isFolder) throw new Problem(`${place}.file is ${path}, which is a folder and no database`);
  // Beside a database may lie what was written and is not in it yet.
  const files = (isFolder ? (is === "table" ? partsIn : dataFilesIn)(from) : is === "database" ? [from, `${from}-wal`, `${from}.wal`] : [from]).filter((each) => existsSync(each) && statSync(each).isFile());
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  if (bytes > MOST) return `which has ${Math.ceil(bytes / MiB)} MB, and a build carries ${MOST / MiB} MB: put it at ${shown} yourself`;
  if (files.some((file) => existsSync(join(out, relative(folder, file))))) return `which lies at ${shown} already, and no build has made it: delete it there to have the app's own copied`;
  mkdirSync(isFolder ? to : dirname(to), { recursive: true });
  for (const file of files) {
    const copy = join(out, relative(folder, file));
    mkdirSync(dirname(copy), { recursive: true });
    // Of a link what it leads to: it would lead back to this machine.
    copyFileSync(file, copy);
  }
  return undefined;
}
