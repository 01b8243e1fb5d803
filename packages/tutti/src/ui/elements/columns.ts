import { given } from "../given.ts";
import type { Columns, ColumnsOptions } from "../layouts.ts";
import type { Pen } from "../pen.ts";

/** Columns count in nobody's key: a change of layout moves no value. */
export function columns<Self>(pen: Pen<Self>) {
  // The type of the result counts the columns; the body cannot show that to the compiler, so it says nothing of it.
  function draw<const W extends number | readonly number[]>(weights: W, options?: ColumnsOptions): Columns<Self, W>;
  function draw(weights: number | readonly number[], options: ColumnsOptions = {}): unknown {
    const parts = typeof weights === "number" ? Array.from({ length: weights }, () => 1) : [...weights];
    if (parts.length === 0 || parts.some((weight) => !(weight > 0) || !Number.isFinite(weight))) {
      pen.fail(`columns(${JSON.stringify(weights)}): give a number of columns, or one weight above 0 for each`);
    }
    const row = pen.hold("columns", given({ weights: parts, ...options }));
    return parts.map(() => row.pen.hold("column", {}).inside);
  }
  return draw;
}
