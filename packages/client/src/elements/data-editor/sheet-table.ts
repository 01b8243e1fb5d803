import type { Sheet } from "@tutti/protocol";
import { column, type Table } from "../table-data/table.ts";

/** A table as it is shown, with the edits in it: what is copied, saved and measured. It stays one object while people edit. */
export function sheetTable(base: Table, sheet: () => Sheet): Table {
  const { rows } = sheet();
  return {
    get rows() {
      return sheet().rows;
    },
    columns: base.columns.map(({ name, type }) => {
      const read = (index: number): unknown => {
        const row = sheet().row(index);
        return row ? sheet().cell(row, name).value : null;
      };
      return column({ name, type }, rows, read);
    }),
  };
}
