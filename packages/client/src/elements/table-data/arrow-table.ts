import type { ColumnInfo } from "@tutti/protocol";
import { tableFromIPC } from "@uwdata/flechette";
import { column, type Table } from "./table.ts";

/**
 * A large table, read out of the Arrow bytes of a blob: nothing is copied, and a text is decoded when it is looked at.
 *
 * @throws if the bytes are not Arrow IPC, or lack a column that the element speaks of.
 */
export function arrowTable(bytes: Uint8Array, columns: readonly ColumnInfo[]): Table {
  const arrow = tableFromIPC(bytes);
  const rows = arrow.numRows;
  return {
    rows,
    bytes,
    columns: columns.map((info) => {
      const child = arrow.getChild(info.name);
      if (!child) throw new Error(`The table's data has no column "${info.name}"`);
      const direct = (): ArrayLike<number> | undefined => {
        if (child.nullCount > 0) return undefined;
        const values: unknown = child.toArray();
        return ArrayBuffer.isView(values) && !(values instanceof DataView) && !(values instanceof BigInt64Array) && !(values instanceof BigUint64Array)
          ? (values as Float64Array) : undefined;
      };
      return column(info, rows, (row) => child.at(row), info.type === "text" || info.type === "json" ? undefined : direct);
    }),
  };
}
