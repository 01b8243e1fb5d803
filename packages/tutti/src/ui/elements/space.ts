import type { Displays } from "../displays.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** Room between two elements. */
export const space = (pen: Pen<unknown>): Displays["space"] => (size = "medium") => void pen.put("space", { size });

/** A grey place for what is still to come. */
export const skeleton = (pen: Pen<unknown>): Displays["skeleton"] => ({ height } = {}) => void pen.put("skeleton", given({ height }));
