import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { columnSpecs } from "./column-specs.ts";

/** A table for reading. Only the columns that are shown travel. */
export const table = (pen: Pen<unknown>): Displays["table"] =>
  (data, { key, order, columns, ...options } = {}) => {
    const silent = Array.isArray(data) && data.length === 0 && columns !== undefined;
    const made = pen.table(data, order ?? (silent ? Object.keys(columns ?? {}) : undefined));
    const names = made.columns.map(({ name }) => name);
    const specs = columnSpecs(pen, "table", columns, order ? () => pen.reader(data).names : () => names, order);
    const button = Object.entries(specs ?? {}).find(([, spec]) => spec.kind === "button");
    if (button) pen.fail(`table: the column "${button[0]}" is of buttons, which a table for reading has not`, "Draw it with dataframe");
    pen.put("table", given({ data: made, order, columns: specs, ...options }), key ?? options.caption);
  };
