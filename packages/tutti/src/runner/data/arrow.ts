import { bool, columnFromArray, dictionary, float64, int32, tableFromColumns, tableFromIPC, tableToIPC, utf8, type Column as ArrowColumn, type DataType } from "@uwdata/flechette";
import type { ColumnType, JsonValue } from "@tutti/protocol";
import type { WideColumn } from "./column.ts";
import type { Arrow } from "./encode.ts";

/** How many rows are looked at to tell whether texts repeat: each different text costs a microsecond to encode. */
const SAMPLE = 10_000;

/** Arrow IPC by flechette. Dates travel as ms since 1970, JSON as its text. */
export const arrow: Arrow = {
  decode: (bytes) => tableFromIPC(bytes),
  encode: (columns) => {
    const bytes = tableToIPC(tableFromColumns(columns.map((column) => [column.name, encoded(column)])), { format: "stream" });
    if (!bytes) throw new Error("The table could not be encoded");
    return bytes;
  },
};

function encoded({ type, values }: WideColumn): ArrowColumn<unknown> {
  // Typed arrays are taken as they are; a type beside them would have each value looked at again.
  if (values instanceof Int32Array || values instanceof Float64Array) return columnFromArray(values);
  const printed = type === "json" ? values.map((value) => (value === null ? null : JSON.stringify(value))) : [...values];
  return columnFromArray(printed, typeFor(type, printed));
}

function typeFor(type: ColumnType, values: readonly JsonValue[]): DataType {
  switch (type) {
    case "boolean":
      return bool();
    case "integer":
    case "number":
    case "date":
    case "datetime":
      return float64();
    case "text":
    case "json": {
      const sample = values.slice(0, SAMPLE);
      return new Set(sample).size * 2 < sample.length ? dictionary(utf8(), int32()) : utf8();
    }
  }
}
