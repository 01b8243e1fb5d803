import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { isFolder, readerOf, tableFiles, tableFolders, type Named } from "./file-views.ts";

type Tables = ReadonlyMap<string, string>;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * The files of a connection as views of DuckDB. What comes into a folder is a table at the next statement, and what has gone is none.
 * In a database of one's own nothing is left behind: there each connection has the views for itself.
 */
export class FileTables {
  readonly #named: Named;
  readonly #folders: readonly string[];
  readonly #own: boolean;
  /** What each connection has; all of a database in memory have the same. */
  readonly #had = new WeakMap<object, Tables>();
  #seen: { readonly stamp: string; readonly tables: Tables };
  /** Two that make one view at once would be in each other's way. */
  #making: Promise<void> = Promise.resolve();

  /**
   * @param own whether each connection has the views for itself.
   * @throws AuthorError where what is named is not there, or two files would be one table.
   */
  constructor(named: Named, own: boolean) {
    this.#named = named;
    this.#own = own;
    this.#folders = tableFolders(named);
    this.#seen = { stamp: "", tables: tableFiles(named) };
  }

  /** Gives a connection the views that it has not; of the first connection, a file that cannot be read is an error. */
  bring(connection: DuckDBConnection, first = false): Promise<void> {
    const made = this.#making.then(() => this.#bring(connection, first));
    this.#making = made.catch(() => undefined);
    return made;
  }

  /** Another text where a file was written anew, or one has come or gone. */
  async version(): Promise<string> {
    return (await Promise.all([...this.#folders.map(stampOf), ...[...(await this.#look()).values()].map((path) => (isFolder(path) ? stampOfParts(path) : stampOf(path)))])).join("; ");
  }

  async #bring(connection: DuckDBConnection, first: boolean): Promise<void> {
    const whose = this.#own ? connection : this;
    const had = this.#had.get(whose) ?? new Map<string, string>();
    const tables = await this.#look();
    if (had === tables) return;
    for (const name of had.keys()) if (!tables.has(name)) await connection.run(`DROP VIEW IF EXISTS ${quoted(name)}`);
    const unread = new Set<string>();
    for (const [name, file] of tables) {
      if (had.get(name) === file) continue;
      try {
        await connection.run(`CREATE OR REPLACE ${this.#own ? "TEMP " : ""}VIEW ${quoted(name)} AS SELECT * FROM ${readerOf(file)}`);
      } catch (error) {
        if (first) throw error;
        // It may be half written: it is tried again at the next statement.
        unread.add(name);
      }
    }
    this.#had.set(whose, unread.size === 0 ? tables : new Map([...tables].filter(([name]) => !unread.has(name))));
  }

  /** The tables of now: one and the same map for as long as no file has come or gone. */
  async #look(): Promise<Tables> {
    if (this.#folders.length === 0) return this.#seen.tables;
    const stamp = (await Promise.all(this.#folders.map(stampOf))).join("; ");
    if (stamp === this.#seen.stamp) return this.#seen.tables;
    const tables = tableFiles(this.#named);
    const same = tables.size === this.#seen.tables.size && [...tables].every(([name, file]) => this.#seen.tables.get(name) === file);
    this.#seen = { stamp, tables: same ? this.#seen.tables : tables };
    return this.#seen.tables;
  }
}

const stampOf = (path: string): Promise<string> => stat(path).then(({ mtimeMs, size, ino }) => `${mtimeMs} ${size} ${ino}`, () => "not there");

/** Of a folder that is one table: of all in it, up to so many. */
const MOST_PARTS = 2_000;

async function stampOfParts(folder: string): Promise<string> {
  const parts = await readdir(folder, { recursive: true }).catch(() => []);
  return `${parts.length} ${(await Promise.all(["", ...parts.slice(0, MOST_PARTS)].map((part) => stampOf(join(folder, part))))).join(", ")}`;
}
