import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { AuthorError } from "../../ui/author-error.ts";

const READERS: Readonly<Record<string, string>> = { ".csv": "read_csv", ".tsv": "read_csv", ".parquet": "read_parquet", ".json": "read_json", ".ndjson": "read_json", ".jsonl": "read_json" };

/** The folders that are read, and a view for each file: `orders.parquet` is the table `orders`. */
export function fileViews(files: readonly string[]): { readonly folders: readonly string[]; readonly views: readonly string[] } {
  const found = files.flatMap((each) => listed(resolve(each)));
  const twice = found.find((file, i) => found.findIndex((other) => nameOf(other) === nameOf(file)) !== i);
  if (twice !== undefined) throw new AuthorError(`Two files would be the table "${nameOf(twice)}": ${found.filter((file) => nameOf(file) === nameOf(twice)).join(" and ")}`, "Name the files that are meant, or rename one");
  return {
    folders: [...new Set(found.map((file) => dirname(file)))],
    views: found.map((file) => `CREATE VIEW "${nameOf(file).replaceAll('"', '""')}" AS SELECT * FROM ${READERS[extname(file)] ?? "read_csv"}('${file.replaceAll("'", "''")}')`),
  };
}

function listed(path: string): string[] {
  if (!existsSync(path)) throw new AuthorError(`There is no file or folder ${path} for the connection to read`);
  if (!statSync(path).isDirectory()) {
    if (!(extname(path) in READERS)) throw new AuthorError(`${path} is no CSV, Parquet or JSON file`);
    return [path];
  }
  return readdirSync(path).filter((name) => extname(name) in READERS).toSorted().map((name) => join(path, name));
}

const nameOf = (file: string): string => basename(file, extname(file));
