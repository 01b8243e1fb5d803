import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** A table. Only the columns that are shown travel. */
export const dataframe = (pen: Pen<unknown>): Drawing<unknown>["dataframe"] =>
  (data, { key, order, ...options } = {}) => {
    // A list without rows does not say what its columns would be; what is said about columns does.
    const silent = Array.isArray(data) && data.length === 0 && options.columns !== undefined;
    const table = pen.table(data, order ?? (silent ? Object.keys(options.columns ?? {}) : undefined));
    const unknown = Object.keys(options.columns ?? {}).find((name) => !table.columns.some((column) => column.name === name));
    if (unknown !== undefined && order === undefined) {
      pen.fail(`dataframe: "columns" speaks of "${unknown}", which the data has not; it has ${table.columns.map((c) => c.name).join(", ") || "none"}`);
    }
    pen.put("dataframe", given({ data: table, order, ...options }), key ?? options.label);
  };
