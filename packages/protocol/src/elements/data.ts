import type { ColumnSpecs } from "./column.ts";
import type { LazyData } from "./lazy-data.ts";
import type { NumberFormat } from "./number-format.ts";
import type { TableData } from "./table-data.ts";

export interface MetricProps {
  readonly label: string;
  /** A number is formatted by the reader's locale; a text is shown as it is; null is an em dash. */
  readonly value: number | string | null;
  readonly delta?: number | string;
  readonly deltaColour?: "normal" | "inverse" | "off";
  /** Which way the arrow beside the change points; as its sign says where absent. */
  readonly deltaArrow?: "up" | "down" | "off";
  /** What the change is measured against: "since last week". */
  readonly deltaNote?: string;
  readonly format?: NumberFormat;
  readonly help?: string;
  readonly border?: boolean;
  /** Points of a small line under the value. */
  readonly sparkline?: readonly number[];
  /** A line where absent. */
  readonly sparklineKind?: "line" | "area" | "bar";
}

export interface DataframeProps {
  readonly data: TableData | LazyData;
  readonly height?: number;
  readonly order?: readonly string[];
  readonly columns?: ColumnSpecs;
  readonly hideIndex?: boolean;
  /** How tall a row is, in px. */
  readonly rowHeight?: number;
  /** What stands where there is no value. */
  readonly placeholder?: string;
  readonly label?: string;
  readonly help?: string;
  /** Whether the field for searching stands open from the start. */
  readonly search?: boolean;
}

/** A table with all its rows in the page, for reading; `MAX_TABLE_ROWS` are drawn. */
export interface TableProps {
  readonly data: TableData;
  readonly order?: readonly string[];
  readonly columns?: ColumnSpecs;
  /** Markdown above it, and its name. */
  readonly caption?: string;
  /** A frame around it (true where absent), lines between its rows alone, or neither. */
  readonly border?: boolean | "horizontal";
  /** Whether the names of its columns are left out; those who do not see it hear them all the same. */
  readonly hideHeader?: boolean;
}
export const MAX_TABLE_ROWS = 1_000;
