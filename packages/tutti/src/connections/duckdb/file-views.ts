import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { AuthorError } from "../../ui/author-error.ts";

const READERS: Readonly<Record<string, string>> = { ".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet", ".json": "read_json", ".ndjson": "read_json", ".jsonl": "read_json" };

/** What a connection names: files and folders of files, or files by the names of their tables; there a folder is one table. */
export type Named = readonly string[] | Readonly<Record<string, string>>;

/** The files that are tables now, each by its table's name: `orders.parquet` is `orders`. Of a table that is a folder it is the folder. */
export function tableFiles(named: Named): ReadonlyMap<string, string> {
  const found = isList(named)
    ? named.flatMap((path) => (isFolder(path) ? dataFilesIn(path) : [oneFile(path)]).map((file) => [basename(file, extname(file)), file] as const))
    : Object.entries(named).map(([name, path]) => [name, isFolder(path) ? oneTable(path) : oneFile(path)] as const);
  const twice = found.find(([name], i) => found.findIndex(([other]) => other === name) !== i);
  if (twice) {
    throw new AuthorError(`Two files would be the table "${twice[0]}": ${found.filter(([name]) => name === twice[0]).map(([, file]) => file).join(" and ")}`, 'Give them names: files: { orders: "data/orders.csv" }');
  }
  return new Map(found);
}

/** The folders whose files are tables, and in which files may come and go. */
export const tableFolders = (named: Named): readonly string[] => (isList(named) ? named.filter(isFolder) : []);

/** The folders that statements may read from: those, and the ones in which single files lie. */
export const readFolders = (named: Named): readonly string[] => [...new Set([...tableFolders(named), ...[...tableFiles(named).values()].map((path) => (isFolder(path) ? path : dirname(path)))])];

/** What reads a file, or a folder that is one table, as DuckDB writes it. Parts may have columns that others have not. */
export function readerOf(path: string): string {
  const quoted = path.replaceAll("'", "''");
  if (!isFolder(path)) return `${READERS[extname(path)] ?? "read_csv"}('${quoted}')`;
  const kind = extname(partsIn(path)[0] ?? "");
  return `${READERS[kind] ?? "read_csv"}('${quoted}/**/*${kind}', union_by_name = true)`;
}

/** The files of a folder that are tables where a connection names it. */
export const dataFilesIn = (folder: string): string[] => readdirSync(folder).filter((name) => extname(name) in READERS).toSorted().map((name) => join(folder, name));

/** The files that a folder is one table of: its own, and those of the folders in it. */
export const partsIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => extname(path) in READERS).map((path) => join(folder, path)).filter((path) => existsSync(path) && statSync(path).isFile()).toSorted();

function oneTable(folder: string): string {
  const kinds = [...new Set(partsIn(folder).map((file) => extname(file)))];
  if (kinds.length === 0) throw new AuthorError(`There is no CSV, Parquet or JSON file in the folder ${folder}, which is named as a table`);
  if (kinds.length > 1) throw new AuthorError(`The folder ${folder} is named as one table, and has files of several kinds: ${kinds.join(" and ")}`, "Give each kind a folder of its own");
  if (/[*?[\]]/.test(folder)) throw new AuthorError(`The folder ${folder} is named as one table, and has a sign in its name that stands for others: * ? [ or ]`, "Rename it");
  return folder;
}

function oneFile(path: string): string {
  if (!existsSync(path)) throw new AuthorError(`There is no file or folder ${path} for the connection to read`);
  if (!(extname(path) in READERS)) throw new AuthorError(`${path} is no CSV, Parquet or JSON file`);
  return path;
}

const isList = (named: Named): named is readonly string[] => Array.isArray(named);
export const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
