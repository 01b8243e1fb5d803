import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

const MOST_COLUMNS = 24;

/** Cells of equal width. Like columns, a grid counts in nobody's key. */
export const grid = <Self>(pen: Pen<Self>): Drawing<Self>["grid"] =>
  ({ columns, min, gap } = {}) => {
    if (columns !== undefined && !(Number.isInteger(columns) && columns >= 1 && columns <= MOST_COLUMNS)) {
      pen.fail(`grid: columns is ${String(columns)}; give a whole number from 1 to ${MOST_COLUMNS}`);
    }
    if (min !== undefined && !(min > 0 && Number.isFinite(min))) pen.fail(`grid: min is ${String(min)}; give a width in CSS pixels above 0`);
    return pen.hold("grid", given({ columns, min, gap })).inside;
  };
