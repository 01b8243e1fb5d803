import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** A table for reading. Only the columns that are shown travel. */
export const table = (pen: Pen<unknown>): Displays["table"] =>
  (data, { key, order, ...options } = {}) => {
    const made = pen.table(data, order);
    pen.put("table", given({ data: made, order, ...options }), key ?? options.caption);
  };
