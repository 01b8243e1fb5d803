import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { printed } from "./printed.ts";

/** A formula; what is wrong in it is shown by the page, in its place. */
export const latex = (pen: Pen<unknown>): Displays["latex"] =>
  (body, options = {}) => void pen.put("latex", given({ body: printed(body), ...options }));
