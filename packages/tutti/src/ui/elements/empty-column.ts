import type { TableReader } from "../pen.ts";

/** Whether no row has anything in a column: nothing, NaN or no date. Looked at only where a column has no numbers. */
export function isEmptyColumn(reader: TableReader, name: string): boolean {
  const read = reader.column(name);
  for (let row = 0; row < reader.rows; row += 1) {
    const value = read(row);
    if (value !== undefined && value !== null && !Number.isNaN(value instanceof Date ? value.getTime() : value)) return false;
  }
  return true;
}
