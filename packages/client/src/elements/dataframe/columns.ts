import { columnWidth, type ColumnSpec, type ColumnSpecs, type DataframeProps } from "@tutti/protocol";
import { cellFormat, progressMax, type CellFormat } from "../table-data/format-cell.ts";
import { isNumeric, type Column, type Table } from "../table-data/table.ts";

/** A column as the grid shows it. */
export interface Shown {
  readonly column: Column;
  /** Its number in the table. */
  readonly index: number;
  readonly label: string;
  /** What its author said of it. */
  readonly spec: ColumnSpec | undefined;
  readonly format: CellFormat;
  /** Where its bars end, of a column of progress. */
  readonly bound: number;
  /** The column that says what its pictures show. */
  readonly altColumn: Column | undefined;
  /** What stands where there is no value, in its author's words. */
  readonly placeholder: string | undefined;
  readonly align: "start" | "end" | "center";
  /** The author's width. */
  readonly width: number | undefined;
}

/** What an author said of a column; names of what every object has are columns like others. */
export const specOf = (specs: ColumnSpecs | undefined, name: string): ColumnSpec | undefined => (specs && Object.hasOwn(specs, name) ? specs[name] : undefined);

/** The columns that are offered, in the author's order; those that the author hid are offered too, hidden at first. */
export function columnsOf(table: Table, props: Pick<DataframeProps, "order" | "columns" | "placeholder">, locale?: string): readonly Shown[] {
  const named = props.order
    ? props.order.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
    : table.columns;
  return named.map((column) => {
    const spec = specOf(props.columns, column.name);
    return {
      column,
      index: table.columns.indexOf(column),
      label: spec?.label ?? column.name,
      spec,
      format: cellFormat(column, table.rows, spec, locale),
      bound: spec?.kind === "progress" ? progressMax(spec, column, table.rows) : 1,
      altColumn: spec !== undefined && "alt" in spec && spec.alt !== undefined ? table.columns.find(({ name }) => name === spec.alt) : undefined,
      placeholder: props.placeholder,
      align: alignmentOf(column, spec),
      width: spec && columnWidth(spec),
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
    case "audio":
    case "video":
    case "button":
      return "center";
    case undefined:
    case "auto":
      return isNumeric(column.type) ? "end" : column.type === "boolean" ? "center" : "start";
    default:
      return "start";
  }
}

/** How a reader has arranged the columns for themselves. */
export interface Arrangement {
  /** Names, in the reader's order; those that are missing follow as the author has them. */
  readonly order: readonly string[];
  readonly pinned: ReadonlyMap<string, boolean>;
  readonly hidden: ReadonlyMap<string, boolean>;
}

export const AS_WRITTEN: Arrangement = { order: [], pinned: new Map(), hidden: new Map() };

export const isHidden = ({ hidden }: Arrangement, { column, spec }: Pick<Shown, "column" | "spec">): boolean => hidden.get(column.name) ?? spec?.hidden === true;
export const isPinned = ({ pinned }: Arrangement, { column, spec }: Pick<Shown, "column" | "spec">): boolean => pinned.get(column.name) ?? spec?.pinned === true;

/** The columns that are shown, pinned ones first, and how many of them are pinned. */
export function arrange(offered: readonly Shown[], by: Arrangement): { readonly columns: readonly Shown[]; readonly pinned: number } {
  const place = (shown: Shown): number => {
    const at = by.order.indexOf(shown.column.name);
    return at < 0 ? by.order.length + offered.indexOf(shown) : at;
  };
  const shown = offered.filter((column) => !isHidden(by, column)).toSorted((a, b) => place(a) - place(b));
  const pinned = shown.filter((column) => isPinned(by, column));
  return { columns: [...pinned, ...shown.filter((column) => !pinned.includes(column))], pinned: pinned.length };
}

/** The order after a column was put before another, or at the end. */
export function moved(columns: readonly Shown[], name: string, before: string | undefined): readonly string[] {
  const names = columns.map(({ column }) => column.name).filter((other) => other !== name);
  const at = before === undefined ? names.length : names.indexOf(before);
  return names.toSpliced(at < 0 ? names.length : at, 0, name);
}

export const MIN_WIDTH = 56;
const MAX_NATURAL = 320;
const PADDING = 22;
const SORT_MARK = 18;
const SAMPLE = 40;
/** What stands around the text of a chip. */
const CHIP = 22;

/** What is drawn and not written needs the room of its drawing. */
const DRAWN_WIDTHS: Readonly<Record<string, number>> = { progress: 150, lineChart: 130, areaChart: 130, barChart: 130, image: 72, audio: 72, video: 72, button: 96 };

/**
 * How wide a column has to be for its name and for the first of its values. `measure` gives a text's width.
 *
 * @param mark the room beside its name for a mark of sorting
 */
export function naturalWidth(shown: Shown, rows: number, measure: (text: string, bold: boolean) => number, mark = SORT_MARK): number {
  let widest = measure(shown.label, true) + mark;
  const drawn = DRAWN_WIDTHS[shown.spec?.kind ?? ""];
  if (drawn !== undefined) return Math.round(Math.min(MAX_NATURAL, Math.max(drawn, widest + PADDING)));
  const { kind } = shown.spec ?? {};
  const chips = kind === "multiselect" || kind === "list" || kind === "select";
  for (let row = 0; row < Math.min(rows, SAMPLE); row += 1) {
    const value = shown.column.at(row);
    if (value === null) widest = Math.max(widest, measure(shown.placeholder ?? "", false));
    else widest = Math.max(widest, measure(shown.format(value).slice(0, 80), false) + (chips ? (Array.isArray(value) ? value.length : 1) * CHIP : 0));
  }
  return Math.round(Math.min(MAX_NATURAL, Math.max(MIN_WIDTH, widest * 1.04 + PADDING)));
}

/**
 * Spreads the room that is left over the columns that nobody has sized, those with words first.
 *
 * @param least what each needs at least, without a mark of sorting
 */
export function fill(natural: readonly number[], fixed: readonly (number | undefined)[], words: readonly boolean[], room: number, least: readonly number[]): readonly number[] {
  const widths = natural.map((width, i) => fixed[i] ?? width);
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  const loose = widths.map((_, i) => i).filter((i) => fixed[i] === undefined);
  if (spare < 0) return squeeze(widths, loose, least, -spare);
  const wordy = loose.filter((i) => words[i]);
  const takers = wordy.length > 0 && spare < 240 * wordy.length ? wordy : loose;
  const total = takers.reduce((sum, i) => sum + (widths[i] as number), 0);
  return widths.map((width, i) => (takers.includes(i) ? width + Math.floor((spare * width) / total) : width));
}

/**
 * A little too wide: the room for a mark of sorting, which is seen only where one is, goes before a column is cut off. Where that
 * does not do, columns scroll, and are as wide as they want to be.
 */
function squeeze(widths: readonly number[], loose: readonly number[], least: readonly number[], over: number): readonly number[] {
  const give = widths.map((width, i) => (loose.includes(i) ? Math.max(0, width - Math.max(MIN_WIDTH, least[i] ?? width)) : 0));
  const most = give.reduce((sum, part) => sum + part, 0);
  return most < over ? widths : widths.map((width, i) => width - Math.ceil(((give[i] as number) * over) / most));
}
