import { columnWidth, type ColumnSpec, type DataframeProps } from "@tutti/protocol";
import { cellFormat, type CellFormat } from "../table-data/format-cell.ts";
import { isNumeric, type Column, type Table } from "../table-data/table.ts";

/** A column as the grid shows it. */
export interface Shown {
  readonly column: Column;
  /** Its number in the table. */
  readonly index: number;
  readonly label: string;
  readonly format: CellFormat;
  readonly align: "start" | "end" | "center";
  /** The author's width. */
  readonly width: number | undefined;
}

const NO_CHOICES: Readonly<Record<string, ColumnSpec>> = {};

/** The columns that are offered, in the author's order; those that the author hid are offered too, hidden at first. */
export function columnsOf(table: Table, spec: Pick<DataframeProps, "order" | "columns">, locale?: string): readonly Shown[] {
  const choices = spec.columns ?? NO_CHOICES;
  const named = spec.order
    ? spec.order.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
    : table.columns;
  return named.map((column) => {
    const choice = Object.hasOwn(choices, column.name) ? choices[column.name] : undefined;
    return {
      column,
      index: table.columns.indexOf(column),
      label: choice?.label ?? column.name,
      format: cellFormat(column, table.rows, choice, locale),
      align: alignmentOf(column, choice),
      width: choice && columnWidth(choice),
    };
  });
}

const SIDES = { left: "start", center: "center", right: "end" } as const;

function alignmentOf(column: Column, spec: ColumnSpec | undefined): Shown["align"] {
  if (spec?.alignment) return SIDES[spec.alignment];
  switch (spec?.kind) {
    case "number":
      return "end";
    case "checkbox":
    case "image":
    case "button":
      return "center";
    case "progress":
    case "select":
    case "date":
    case "time":
    case "datetime":
    case "link":
      return "start";
    default:
      return isNumeric(column.type) ? "end" : column.type === "boolean" ? "center" : "start";
  }
}

/** Names of the columns that the author hid. */
export const hiddenBy = (spec: Pick<DataframeProps, "columns">): ReadonlySet<string> =>
  new Set(Object.entries(spec.columns ?? NO_CHOICES).flatMap(([name, choice]) => (choice.hidden ? [name] : [])));

export const MIN_WIDTH = 56;
const MAX_NATURAL = 320;
const PADDING = 22;
const SORT_MARK = 18;
const SAMPLE = 40;

/** How wide a column has to be for its name and for the first of its values. `measure` gives a text's width. */
export function naturalWidth(shown: Shown, rows: number, measure: (text: string, bold: boolean) => number): number {
  let widest = measure(shown.label, true) + SORT_MARK;
  for (let row = 0; row < Math.min(rows, SAMPLE); row += 1) {
    const value = shown.column.at(row);
    if (value !== null) widest = Math.max(widest, measure(shown.format(value).slice(0, 80), false));
  }
  return Math.round(Math.min(MAX_NATURAL, Math.max(MIN_WIDTH, widest * 1.04 + PADDING)));
}

/** Spreads the room that is left over the columns that nobody has sized, those with words first. */
export function fill(natural: readonly number[], fixed: readonly (number | undefined)[], words: readonly boolean[], room: number): readonly number[] {
  const widths = natural.map((width, i) => fixed[i] ?? width);
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  const loose = widths.map((_, i) => i).filter((i) => fixed[i] === undefined);
  if (spare < 0) return squeeze(widths, loose, -spare);
  const wordy = loose.filter((i) => words[i]);
  const takers = wordy.length > 0 && spare < 240 * wordy.length ? wordy : loose;
  const total = takers.reduce((sum, i) => sum + (widths[i] as number), 0);
  return widths.map((width, i) => (takers.includes(i) ? width + Math.floor((spare * width) / total) : width));
}

/** A little too wide: the room for a mark of sorting, which is seen only where one is, goes before a column is cut off. */
function squeeze(widths: readonly number[], loose: readonly number[], over: number): readonly number[] {
  let left = over;
  return widths.map((width, i) => {
    const place = loose.indexOf(i);
    if (place < 0) return width;
    const less = Math.max(0, Math.min(SORT_MARK, width - MIN_WIDTH, Math.ceil(left / (loose.length - place))));
    left -= less;
    return width - less;
  });
}
