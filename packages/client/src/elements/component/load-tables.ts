import type { ShownTable, TableData } from "@tutti/protocol";
import { inlineTable } from "../table-data/inline-table.ts";
import type { TableCache } from "../table-data/table-cache.ts";

/**
 * Loads the tables that a component was handed, those in blobs too, and lays them out by columns.
 *
 * @throws where one cannot be loaded. How large they may be is said where the script hands them over.
 */
export async function loadTables(tables: Readonly<Record<string, TableData>>, cache: Pick<TableCache, "get">): Promise<Readonly<Record<string, ShownTable>>> {
  const loaded = await Promise.all(Object.entries(tables).map(async ([name, data]): Promise<[string, ShownTable]> => {
    const table = data.kind === "inline" ? inlineTable(data) : await cache.get(data.blob, data.columns);
    const columns = table.columns.map((column) => [column.name, Array.from({ length: table.rows }, (_, row) => column.at(row))] as const);
    return [name, { rows: table.rows, columns: Object.fromEntries(columns) }];
  }));
  return Object.fromEntries(loaded);
}
