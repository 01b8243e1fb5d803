import type { ColumnSpec, ColumnSpecs, MomentStyle } from "@tutti/protocol";
import { columnsProblem, MOMENT_STYLES } from "@tutti/protocol/script";
import { numberFormat, type Column, type NumberFormatOption } from "../column.ts";
import type { Pen } from "../pen.ts";

/** Columns as an author writes them, by the column's name. */
export type WrittenColumns = { readonly [name: string]: Column | undefined };

/** Columns of which another one says what it shows. */
const alts = (columns: WrittenColumns): readonly string[] => Object.values(columns).flatMap((written) => (written && "alt" in written && typeof written.alt === "string" ? [written.alt] : []));

/** The columns that an author speaks of: those that a list without rows has. */
export const spokenOf = (columns: WrittenColumns = {}): readonly string[] => [...new Set([...Object.keys(columns), ...alts(columns)])];

/** The columns that travel where only some are shown: those, what the page reads out of others, and what tells rows apart. */
export const travelOf = (order: readonly string[] | undefined, columns: WrittenColumns = {}, rowId?: string): readonly string[] | undefined =>
  order && [...new Set([...order, ...alts(columns), ...(rowId === undefined ? [] : [rowId])])];

const isMoment = (format: NumberFormatOption | MomentStyle): format is MomentStyle => MOMENT_STYLES.some((style) => style === format);

/**
 * Columns as they travel: plain JSON, without handlers and without what was left undefined.
 *
 * @param what the call, as `dataframe`.
 * @param names of the columns that the data has.
 * @param order the author's choice of columns, where there is one: what is said of others that the data has is passed over.
 * @throws AuthorError for a column that the data has not, and for what makes no sense.
 */
export function columnSpecs(pen: Pen<unknown>, what: string, columns: WrittenColumns | undefined, names: () => readonly string[], order?: readonly string[]): ColumnSpecs | undefined {
  if (columns === undefined) return undefined;
  const specs: { [name: string]: ColumnSpec } = {};
  for (const [name, written] of Object.entries(columns)) if (written !== undefined) specs[name] = travelling(written);
  // Only the columns that are shown are here to be looked at, which most often are all that is spoken of.
  const known = order && spokenOf(columns).every((name) => order.includes(name)) ? order : names();
  // A list without rows does not say what its columns would be.
  const problem = columnsProblem(what, specs, order && known.length === 0 ? [...order, ...spokenOf(columns)] : known);
  if (problem !== undefined) pen.fail(problem);
  return order ? Object.fromEntries(Object.entries(specs).filter(([name]) => order.includes(name))) : specs;
}

function travelling(written: Column): ColumnSpec {
  if (typeof written !== "object" || written === null) return written;
  const plain: { [key: string]: unknown } = {};
  for (const [key, value] of Object.entries(written)) if (value !== undefined && key !== "onClick") plain[key] = value;
  const { format } = written as { readonly format?: NumberFormatOption | MomentStyle };
  if (typeof format === "string" && !isMoment(format)) plain["format"] = numberFormat(format);
  // The same column without its handler, and without keys that hold nothing.
  return plain as unknown as ColumnSpec;
}
