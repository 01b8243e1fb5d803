import type { Displays } from "../displays.ts";
import type { Pen } from "../pen.ts";

/** An error that its author caught: shown, with its own line, and the script goes on. */
export const exception = (pen: Pen<unknown>): Displays["exception"] =>
  (error) => void pen.put("exception", pen.describe(error));
