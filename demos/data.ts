import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// The package gives out its entry alone; the data lies beside that one's folder.
const folder = join(dirname(createRequire(import.meta.url).resolve("vega-datasets")), "..", "data");

/** The path of a data set of vega-datasets. */
export const dataFile = (name: string): string => join(folder, name);

/** Reads a JSON data set of vega-datasets: rows of objects. */
export const readJson = <Row>(name: string): Row[] => JSON.parse(readFileSync(join(folder, name), "utf8")) as Row[];

/** Reads a CSV data set of vega-datasets: every value a text, under the name in its first line. */
export function readCsv<Column extends string>(name: string): Record<Column, string>[] {
  const [head = [], ...rows] = parseCsv(readFileSync(join(folder, name), "utf8"));
  return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, row[i] ?? ""])) as Record<Column, string>);
}

/** Rows of fields; a field in quotes may hold commas, and quotes written twice. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = "", end] of text.replace(/\r\n/g, "\n").matchAll(/(?:"((?:[^"]|"")*)"|([^,\n"]*))(,|\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === "\n") rows.push([]);
    if (end === "") break;
  }
  return rows.filter((row) => row.some((field) => field !== ""));
}
