import type { JsonValue } from "../json.ts";

/** What a column holds, as far as alignment, sorting and formatting need to know. `date` is ms since 1970. */
export type ColumnType = "text" | "number" | "integer" | "boolean" | "date" | "datetime" | "json";

export interface ColumnInfo {
  readonly name: string;
  readonly type: ColumnType;
}

/**
 * A table on its way to a page. Small ones stand in the element; larger ones are Arrow IPC in a blob, and only its name
 * travels. `inline` values are by column, in the order of `columns`.
 */
export type TableData =
  | { readonly kind: "inline"; readonly rows: number; readonly columns: readonly ColumnInfo[]; readonly values: readonly (readonly JsonValue[])[] }
  | { readonly kind: "blob"; readonly rows: number; readonly columns: readonly ColumnInfo[]; readonly blob: string };

/** Tables up to this many cells travel inside their element. */
export const MAX_INLINE_CELLS = 2_000;
