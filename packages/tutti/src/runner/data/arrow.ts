import { bool, columnFromArray, dictionary, float64, int32, tableFromColumns, tableFromIPC, tableToIPC, utf8, type DataType } from "@uwdata/flechette";
import type { JsonValue } from "@tutti/protocol";
import type { Column } from "./column.ts";
import type { Arrow } from "./encode.ts";

/** How many rows are looked at to tell whether texts repeat. */
const SAMPLE = 1_000;
const INT32 = 2 ** 31;

/** Arrow IPC by flechette. Dates travel as ms since 1970, JSON as its text. */
export const arrow: Arrow = {
  decode: (bytes) => tableFromIPC(bytes),
  encode: (columns) => {
    const table = tableFromColumns(columns.map((column) => [column.name, columnFromArray([...printed(column)], typeFor(column))]));
    const bytes = tableToIPC(table, { format: "stream" });
    if (!bytes) throw new Error("The table could not be encoded");
    return bytes;
  },
};

const printed = ({ type, values }: Column): readonly JsonValue[] =>
  type === "json" ? values.map((value) => (value === null ? null : JSON.stringify(value))) : values;

function typeFor({ type, values }: Column): DataType {
  switch (type) {
    case "boolean":
      return bool();
    case "integer":
      return values.every((value) => value === null || Math.abs(Number(value)) < INT32) ? int32() : float64();
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
