import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { columnSpecs } from "./column-specs.ts";

/** A table. Only the columns that are shown travel. */
export const dataframe = (pen: Pen<unknown>): Drawing<unknown>["dataframe"] =>
  (data, { key, order, columns, ...options } = {}) => {
    // A list without rows does not say what its columns would be; what is said about columns does.
    const silent = Array.isArray(data) && data.length === 0 && columns !== undefined;
    const table = pen.table(data, order ?? (silent ? Object.keys(columns ?? {}) : undefined));
    const specs = columnSpecs(pen, "dataframe", columns, table.columns.map(({ name }) => name), order);
    pen.put("dataframe", given({ data: table, order, columns: specs, ...options }), key ?? options.label);
  };
