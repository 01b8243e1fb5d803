import type { Area, PersonId, PointName, SelectKind } from "@tutti/protocol";
import type { NumberFormatOption } from "./column.ts";
import type { ColumnOf, Table } from "./tables.ts";
import type { ValueOptions } from "./widget-options.ts";

export interface ChartOptions<Column extends string> {
  /** Tells two charts in one place apart; of one with `select` it is what the selection is filed under. */
  readonly key?: string;
  readonly x: Column;
  /** One column, or several: each is a series. */
  readonly y: Column | readonly Column[];
  /** A column whose distinct values make the series. */
  readonly colour?: Column;
  /** Colours of the series, in their order, as `#rrggbb`. Where absent, the theme's, which colour-blind readers tell apart. */
  readonly colours?: readonly string[];
  /** Height in CSS pixels; 300 where absent. */
  readonly height?: number;
  /** What stands at the axis; nothing where absent. */
  readonly xLabel?: string;
  /** What stands at the axis; nothing where absent. */
  readonly yLabel?: string;
  /** A style by its name, all of it, or words around the number as in C (`%.1f kg`). */
  readonly format?: NumberFormatOption;
  readonly title?: string;
}

export interface StackedChartOptions<Column extends string> extends ChartOptions<Column> {
  /** Series stand on each other; with `"normalize"` as shares of their sum. */
  readonly stack?: boolean | "normalize";
}

export interface BarChartOptions<Column extends string> extends StackedChartOptions<Column> {
  readonly horizontal?: boolean;
  /**
   * How the categories are ordered: true by their own order (numbers, days, the alphabet), false as the rows come, a column by its sum,
   * with a minus (`"-revenue"`) from the largest. Where absent, numbers and days in their order and texts as they come.
   */
  readonly sort?: boolean | Column | `-${Column}`;
}

export interface ScatterChartOptions<Column extends string> extends ChartOptions<Column> {
  /** A column whose numbers make the points' size, or one size for all in CSS pixels. */
  readonly size?: Column | number;
}

/** What is selected on a chart: one value of the room, so that one person selects and all see it. */
export interface ChartSelection<Row = unknown> {
  /** Whether nothing is selected. */
  readonly empty: boolean;
  /** The rows of the data that are selected now. They follow the data: a row that comes into a selected stretch is selected. */
  readonly rows: readonly Row[];
  /** The numbers of those rows in the data. */
  readonly indices: readonly number[];
  /** With `select: "points"`: what tells each point from the others. */
  readonly points: readonly PointName[];
  /** With `"box"` and `"lasso"`: what was drawn, in the units of the data; moments are ms since 1970. */
  readonly area: Area | undefined;
  /** Those who selected, each once. */
  readonly by: readonly PersonId[];
}

/** Makes a selection possible, and its value the call's result. */
export interface ChartSelectOptions<Value, Kind extends SelectKind = SelectKind> extends Pick<ValueOptions<Value>, "disabled" | "editableBy" | "help" | "run"> {
  /** `points` by clicking (each person's stay), `box` a stretch or rectangle, `lasso` what a line goes round. */
  readonly select: Kind;
  /** What messages call it, and what it is filed under where there is no `key`; the title where absent. */
  readonly label?: string;
  /** Called before the script, in the run that a selection caused, with the person who made it. */
  onSelect?: ValueOptions<Value>["onChange"];
}

/** Nothing can be selected. */
export interface Shown {
  readonly select?: undefined;
}

/** A row of a table, as its author has it. */
export type RowOf<T> =
  T extends readonly (infer Row)[] ? Row
  : T extends Uint8Array | { readonly numRows: number } ? Readonly<Record<string, unknown>>
  : { readonly [C in keyof T & string]: T[C] extends ArrayLike<infer V> ? V : never };

/** How a chart draws rows that come one after the other. */
export interface StreamedChartOptions<Column extends string> extends ChartOptions<Column> {
  /**
   * So many rows are kept, the newest; 1,000 where absent, ten million at most. Where they are more than a screen can tell apart, rows that lie
   * beside each other are drawn as their least and greatest.
   */
  readonly last?: number;
}

type Streamed<Options, Column extends string> = WithColumns<Options, Column> & Pick<StreamedChartOptions<Column>, "last">;

interface ChartCall<Options, Kind extends SelectKind> {
  <const T extends Table>(data: T, options: WithColumns<Options, ColumnOf<T>> & ChartSelectOptions<ChartSelection<RowOf<T>>, Kind>): ChartSelection<RowOf<T>>;
  <const T extends Table>(data: T, options: WithColumns<Options, ColumnOf<T>> & Shown): void;
  /**
   * Draws rows as they come, one at a time or some at once, and goes on after the run: until this part of the script runs again, or nobody looks.
   * Everybody sees the same; who comes later sees the last rows.
   */
  append<R extends object>(rows: AsyncIterable<R | readonly R[]>, options: Streamed<Options, keyof R & string>): void;
}
interface OptionsOf<Column extends string> {
  readonly line: ChartOptions<Column>;
  readonly stacked: StackedChartOptions<Column>;
  readonly bar: BarChartOptions<Column>;
  readonly scatter: ScatterChartOptions<Column>;
}
type WithColumns<Name, Column extends string> = Name extends keyof OptionsOf<Column> ? OptionsOf<Column>[Name] : never;

/** The built-in charts. All follow the theme, draw no more points than the screen can show, and can be read as a table. */
export interface Charts {
  /** A line for each series, along its axis whatever the order of the rows. With `select` it gives what is selected. */
  readonly lineChart: ChartCall<"line", "points" | "box">;
  /** As `lineChart`, with the ground under each line filled; with `stack`, on each other. */
  readonly areaChart: ChartCall<"stacked", "points" | "box">;
  /** A bar for each row, or one for each series beside or on each other. */
  readonly barChart: ChartCall<"bar", "points" | "box">;
  /** A point for each row, in a colour and of a size that columns may give. */
  readonly scatterChart: ChartCall<"scatter", SelectKind>;
}
