import type { TableData } from "@tutti/protocol";
import { column, type Table } from "./table.ts";

/** A small table, which came inside its element. */
export function inlineTable(data: Extract<TableData, { kind: "inline" }>): Table {
  return {
    rows: data.rows,
    columns: data.columns.map((info, i) => {
      const values = data.values[i] ?? [];
      return column(info, data.rows, (row) => values[row]);
    }),
  };
}
