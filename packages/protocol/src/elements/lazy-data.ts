import type { JsonValue } from "../json.ts";
import type { ColumnInfo } from "./table-data.ts";

/** What a reader asked of one column: texts that hold a word, numbers and moments within bounds, or some of a few values. */
export type ColumnFilter =
  | { readonly kind: "text"; readonly text: string }
  /** Both ends are within. Moments are ms since 1970. */
  | { readonly kind: "range"; readonly min?: number; readonly max?: number }
  | { readonly kind: "values"; readonly values: readonly (string | number | boolean | null)[] };

/** Which rows are asked for, and in which order: the first column of `sort` counts first. Columns are named. */
export interface LazyQuery {
  /** A text that some column holds, in any case; all rows where empty. */
  readonly search: string;
  readonly sort: readonly { readonly column: string; readonly descending: boolean }[];
  readonly filters: readonly { readonly column: string; readonly filter: ColumnFilter }[];
}

/** A page of what a query finds. */
export interface LazyQuestion extends LazyQuery {
  readonly from: number;
  readonly count: number;
}

/** What was found: how many rows there are of the query, and the values of those that were asked for, by column. */
export type LazyAnswer =
  | { readonly rows: number; readonly values: readonly (readonly JsonValue[])[] }
  | { readonly problem: string };

/**
 * A table that stays where it is: pages ask for the rows that they show. `version` is new where its author hands in another
 * source, and what was shown of the old one is asked for again.
 */
export interface LazyData {
  readonly kind: "lazy";
  readonly version: string;
  readonly columns: readonly ColumnInfo[];
}

/** Rows of a page that is asked for. */
export const LAZY_PAGE = 200;
/** More rows than this are not given at a time. */
export const MAX_LAZY_ROWS = 1_000;
