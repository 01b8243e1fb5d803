import type { NumberFormatOption } from "./column.ts";
import type { LazySource } from "./lazy.ts";

/** Anything with named columns of equal length that can be read by row: flechette's and Apache's Arrow tables are so. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  getChild(name: string): { at(index: number): unknown } | null | undefined;
}

/**
 * What `dataframe`, `table` and the charts take: rows of objects, columns of arrays, an Arrow table, the bytes of an Arrow IPC
 * stream or file, or a CSV as bytes or text (for Parquet see `readParquet`). A table is encoded once for each object that is handed in, so give a new one where rows have changed.
 */
export type Table = readonly object[] | ArrowTable | Uint8Array | string | { readonly [column: string]: ArrayLike<unknown> };

type KeyOf<Row> = Row extends unknown ? keyof Row & string : never;

/** The names of a table's columns, where its type tells them; else any text. */
export type ColumnOf<T> =
  T extends LazySource<infer Column> ? Column :
  T extends readonly (infer Row)[] ? KeyOf<Row>
  : T extends Uint8Array | ArrowTable | string ? string
  : keyof T & string;

/** What a metric shows: a number or text, or nothing; of a stream also with its change. */
export type Figure = number | string | null | { readonly value: number | string | null; readonly delta?: number | string };

export interface MetricOptions {
  /** Tells two metrics of one label apart. */
  readonly key?: string;
  /** The change; a number is shown with its sign. */
  readonly delta?: number | string;
  /** `normal`: more is good. `inverse`: less is good. */
  readonly deltaColour?: "normal" | "inverse" | "off";
  /** Which way the arrow beside the change points, or none; as its sign says where absent. */
  readonly deltaArrow?: "up" | "down" | "off";
  /** What the change is measured against, beside it: "since last week". */
  readonly deltaNote?: string;
  /** A style by its name, all of it, or words around the number as in C (`%.1f kg`). Of value and change alike. */
  readonly format?: NumberFormatOption;
  readonly help?: string;
  readonly border?: boolean;
  /** Points of a small chart under the value. What is no finite number is passed over. */
  readonly sparkline?: readonly number[];
  /** A line where absent. */
  readonly sparklineKind?: "line" | "area" | "bar";
}
