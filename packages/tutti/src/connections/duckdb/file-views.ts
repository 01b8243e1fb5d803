import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { AuthorError } from "../../ui/author-error.ts";

const READERS: Readonly<Record<string, string>> = { ".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet", ".json": "read_json", ".ndjson": "read_json", ".jsonl": "read_json" };

/** The files that are read with their folders, and a view for each file: `orders.parquet` is the table `orders`. */
export function fileViews(files: readonly string[] | Readonly<Record<string, string>>): { readonly folders: readonly string[]; readonly files: readonly string[]; readonly views: readonly string[] } {
  const found = Array.isArray(files)
    ? (files as readonly string[]).flatMap((path) => listed(path).map((file) => [nameOf(file), file] as const))
    : Object.entries(files).map(([name, file]) => [name, oneFile(file)] as const);
  const twice = found.find(([name], i) => found.findIndex(([other]) => other === name) !== i);
  if (twice) {
    throw new AuthorError(`Two files would be the table "${twice[0]}": ${found.filter(([name]) => name === twice[0]).map(([, file]) => file).join(" and ")}`, 'Give them names: files: { orders: "data/orders.csv" }');
  }
  return {
    files: found.map(([, file]) => file),
    folders: [...new Set(found.map(([, file]) => dirname(file)))],
    views: found.map(([name, file]) => `CREATE VIEW "${name.replaceAll('"', '""')}" AS SELECT * FROM ${READERS[extname(file)] ?? "read_csv"}('${file.replaceAll("'", "''")}')`),
  };
}

function listed(path: string): string[] {
  return existsSync(path) && statSync(path).isDirectory() ? dataFilesIn(path) : [oneFile(path)];
}

/** The files of a folder that are tables where a connection names it. */
export const dataFilesIn = (folder: string): string[] => readdirSync(folder).filter((name) => extname(name) in READERS).toSorted().map((name) => join(folder, name));

function oneFile(path: string): string {
  if (!existsSync(path)) throw new AuthorError(`There is no file or folder ${path} for the connection to read`);
  if (!(extname(path) in READERS)) throw new AuthorError(`${path} is no CSV, Parquet or JSON file`);
  return path;
}

const nameOf = (file: string): string => basename(file, extname(file));
