import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { printed } from "./printed.ts";

/** HTML travels as it was written: who reads it is who has to be safe from it, so the page cleans it. */
export const html = (pen: Pen<unknown>): Displays["html"] =>
  (written, options = {}) => void pen.put("html", given({ html: printed(written), ...options }));
