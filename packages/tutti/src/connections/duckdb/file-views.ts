import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { AuthorError } from "../../ui/author-error.ts";

const READERS: Readonly<Record<string, string>> = { ".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet", ".json": "read_json", ".ndjson": "read_json", ".jsonl": "read_json" };

/** What a connection names: files and folders, or files by the names of their tables. */
export type Named = readonly string[] | Readonly<Record<string, string>>;

/** The files that are tables now, each by its table's name: `orders.parquet` is `orders`. */
export function tableFiles(named: Named): ReadonlyMap<string, string> {
  const found = isList(named)
    ? named.flatMap((path) => (isFolder(path) ? dataFilesIn(path) : [oneFile(path)]).map((file) => [basename(file, extname(file)), file] as const))
    : Object.entries(named).map(([name, file]) => [name, oneFile(file)] as const);
  const twice = found.find(([name], i) => found.findIndex(([other]) => other === name) !== i);
  if (twice) {
    throw new AuthorError(`Two files would be the table "${twice[0]}": ${found.filter(([name]) => name === twice[0]).map(([, file]) => file).join(" and ")}`, 'Give them names: files: { orders: "data/orders.csv" }');
  }
  return new Map(found);
}

/** The folders whose files are tables, and in which files may come and go. */
export const tableFolders = (named: Named): readonly string[] => (isList(named) ? named.filter(isFolder) : []);

/** The folders that statements may read from: those, and the ones in which single files lie. */
export const readFolders = (named: Named): readonly string[] => [...new Set([...tableFolders(named), ...[...tableFiles(named).values()].map((file) => dirname(file))])];

/** What reads a file, as DuckDB writes it. */
export const readerOf = (file: string): string => `${READERS[extname(file)] ?? "read_csv"}('${file.replaceAll("'", "''")}')`;

/** The files of a folder that are tables where a connection names it. */
export const dataFilesIn = (folder: string): string[] => readdirSync(folder).filter((name) => extname(name) in READERS).toSorted().map((name) => join(folder, name));

function oneFile(path: string): string {
  if (!existsSync(path)) throw new AuthorError(`There is no file or folder ${path} for the connection to read`);
  if (!(extname(path) in READERS)) throw new AuthorError(`${path} is no CSV, Parquet or JSON file`);
  return path;
}

const isList = (named: Named): named is readonly string[] => Array.isArray(named);
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();
