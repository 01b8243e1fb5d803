import type { ColumnInfo, LazyQuery } from "@tutti/protocol";
import type { Table } from "./tables.ts";

/**
 * A table that is never whole in the page: `dataframe` asks for the rows that a reader looks at, and has them sorted, filtered
 * and searched where they lie. What databases and large files implement; `lazyTable` makes one of a table in memory.
 *
 * Hand in the same object while the data are the same: a new one is asked anew.
 */
export interface LazySource<Column extends string = string> {
  readonly columns: readonly (ColumnInfo & { readonly name: Column })[];
  /** How many rows a query finds. */
  count(query: LazyQuery): number | Promise<number>;
  /**
   * Rows of what a query finds, from one on, as many as there are of `count`: a table of any shape with these columns. `signal`
   * aborts where nobody waits any more.
   */
  page(query: LazyQuery, from: number, count: number, signal: AbortSignal): Table | Promise<Table>;
}

/** Whether the data stay where they are. */
export const isLazy = (data: unknown): data is LazySource =>
  typeof data === "object" && data !== null && "page" in data && typeof data.page === "function" && "count" in data && typeof data.count === "function" && "columns" in data;
