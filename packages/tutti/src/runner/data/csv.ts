import Papa from "papaparse";
import { AuthorError } from "../../ui/author-error.ts";
import { distinct } from "./distinct.ts";

/** The columns of a CSV, by their names. */
export interface CsvColumns {
  readonly [column: string]: readonly (string | number | boolean | Date | null)[];
}

export type CsvReader = (text: string) => CsvColumns;

/** So many of the texts that were read last are kept as columns: a script that runs again reads none anew. */
const KEPT = 8;
const kept = new Map<string, CsvColumns>();

/**
 * Reads a CSV whose first line names its columns; what separates cells is found out. A column whose texts are all numbers, all
 * `true` or `false`, or all days or moments in ISO 8601 becomes such a column; numbers that begin with 0, as postcodes do, stay texts.
 *
 * @throws AuthorError where a quotation does not end, with its row.
 */
export const readCsv: CsvReader = (text) => {
  const present = kept.get(text);
  if (present) return present;
  const columns = parse(text);
  kept.set(text, columns);
  for (const [oldest] of kept) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return columns;
};

function parse(text: string): CsvColumns {
  const { data: lines, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ""), { skipEmptyLines: "greedy" });
  const fault = errors.find(({ type }) => type === "Quotes");
  if (fault) throw new AuthorError(`Row ${fault.row ?? 0} of the CSV has a quotation that does not end (${fault.message})`, 'A quotation mark inside a quoted cell is written twice: ""');
  const [head = [], ...rows] = lines;
  // Rows may be longer than the first line says; what is over stands in columns of its own.
  const widest = rows.reduce((most, row) => Math.max(most, row.length), head.length);
  const names = distinct(Array.from({ length: widest }, (_, i) => head[i]?.trim() || `column ${i + 1}`));
  return Object.fromEntries(names.map((name, i) => [name, typed(rows.map((row) => row[i] ?? ""))]));
}

const NUMBER = /^[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i;
const TRUTH = /^(?:true|false)$/i;
const MOMENT = /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?$/;

/** A number that says every digit that was written, but for those of no meaning. */
const isNumber = (text: string): boolean => NUMBER.test(text) && /\d/.test(text) && (text.replace(/\D/g, "").length <= 15 || !Number.isInteger(Number(text)));
const isMoment = (text: string): boolean => MOMENT.test(text) && !Number.isNaN(timeOf(text));
/** A moment without a zone is taken as in UTC, so that all servers read the same. */
const timeOf = (text: string): number => Date.parse(text.length === 10 || /(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text.replace(" ", "T")}Z`);

function typed(cells: readonly string[]): CsvColumns[string] {
  const texts = cells.map((cell) => cell.trim());
  const all = (test: (text: string) => boolean): boolean => texts.every((text) => text === "" || test(text)) && texts.some((text) => text !== "");
  if (all(isNumber)) return texts.map((text) => (text === "" ? null : Number(text)));
  if (all((text) => TRUTH.test(text))) return texts.map((text) => (text === "" ? null : text.toLowerCase() === "true"));
  if (all(isMoment)) return texts.map((text) => (text === "" ? null : new Date(timeOf(text))));
  return cells.map((cell) => (cell === "" ? null : cell));
}
