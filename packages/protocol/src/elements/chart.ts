import type { NumberFormat } from "./number-format.ts";
import type { SelectableProps } from "./selection.ts";
import type { TableData } from "./table-data.ts";

/** The built-in charts. `y` names one column or several; each is a series. `label` names it for those who do not see it. */
export interface ChartProps extends SelectableProps {
  readonly data: TableData;
  readonly x: string;
  readonly y: readonly string[];
  /** A column whose distinct values make the series. */
  readonly colour?: string;
  /** Colours of the series, in their order, `#rrggbb`; the theme's follow. */
  readonly colours?: readonly string[];
  /** A column whose numbers make the points' size, or one size for all in CSS pixels. */
  readonly size?: string | number;
  /** Series stand on each other; with `normalize` as shares of their sum. */
  readonly stack?: boolean | "normalize";
  readonly horizontal?: boolean;
  /** How categories are ordered: as the rows come, by their own order, or by a column's sum, with `-` from the largest. */
  readonly sort?: boolean | string;
  readonly height?: number;
  readonly xLabel?: string;
  readonly yLabel?: string;
  readonly format?: NumberFormat;
  readonly title?: string;
}
