import type { SelectKind } from "@tutti/protocol";
import type { ChartSelection, RowOf, ChartSelectOptions, Shown } from "./charts.ts";
import type { Table } from "./tables.ts";

export interface SpecChartOptions {
  /** Tells two charts in one place apart; of one with `select` it is what the selection is filed under. */
  readonly key?: string;
  /** A table that it draws from. It travels beside the page, so that it may be large. */
  readonly data?: Table;
  /** Further tables, by their names. */
  readonly tables?: Readonly<Record<string, Table>>;
  /** Height in CSS pixels; 360 where absent. */
  readonly height?: number;
  /** Markdown above it. */
  readonly title?: string;
  /** What it shows, for those who do not see it; where absent, what is drawn is told. */
  readonly alt?: string;
}

type Selecting<Row, Kind extends SelectKind> = SpecChartOptions & ChartSelectOptions<ChartSelection<Row>, Kind>;

interface SpecCall<Kind extends SelectKind = SelectKind> {
  /** The newest spec of a stream. Nothing can be selected in it. */
  (stream: AsyncIterable<object>, options?: SpecChartOptions & Shown): void;
  <const T extends Table>(spec: object, options: Selecting<RowOf<T>, Kind> & { readonly data: T }): ChartSelection<RowOf<T>>;
  (spec: object, options: Selecting<unknown, Kind> & { readonly data?: undefined }): ChartSelection<unknown>;
  (spec: object, options?: SpecChartOptions & Shown): void;
}

/**
 * Charts in the words of other libraries. What they are given is data: a function in it, or an address that something would be loaded
 * from, is an error that names the place. All follow the theme as far as the spec says nothing else, and their texts are never HTML.
 */
export interface SpecCharts {
  /**
   * An option of Apache ECharts. With `data`, the table is the first `dataset`, and `tables` are those after it, by their ids.
   * Formatters are templates, as `"{b}: {c}"`.
   */
  readonly echarts: SpecCall;
  /**
   * A spec of Vega-Lite, as Altair's `chart.to_dict()` gives it. With `data`, the table is the spec's own data; `tables` are named data
   * sources. A box or lasso needs one picture; points can be chosen in facets and concatenations too.
   */
  readonly vegaLite: SpecCall;
  /**
   * A figure of Plotly, as `fig.to_dict()` gives it: `{ data, layout }`. With `data`, a list of values may be a column of the table:
   * `{ x: { column: "month" } }`. Traces on maps are drawn by `map`.
   */
  readonly plotly: SpecCall;
}
