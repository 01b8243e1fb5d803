import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** Goes away by itself when the work is done or has failed. */
export const spinner = (pen: Pen<unknown>): Drawing<unknown>["spinner"] =>
  (text, work, { time } = {}) => {
    const mark = pen.put("spinner", given({ text, time }));
    let result;
    try {
      result = work();
    } catch (error) {
      mark.remove();
      throw error;
    }
    if (!(result instanceof Promise)) {
      mark.remove();
      return result;
    }
    // The author awaits `result` itself; this second branch only clears up, and has nobody to tell of a failure.
    void result.then(() => mark.remove(), () => mark.remove()).catch(() => undefined);
    return result;
  };
