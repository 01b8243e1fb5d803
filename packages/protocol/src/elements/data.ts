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
  readonly format?: NumberFormat;
  readonly help?: string;
  readonly border?: boolean;
  /** Points of a small line under the value. */
  readonly sparkline?: readonly number[];
}

export interface DataframeProps {
  readonly data: TableData | LazyData;
  readonly height?: number;
  readonly order?: readonly string[];
  readonly columns?: ColumnSpecs;
  readonly hideIndex?: boolean;
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
  readonly border?: boolean;
}
export const MAX_TABLE_ROWS = 1_000;
