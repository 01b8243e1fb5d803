import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

const part = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : Math.min(1, Math.max(0, value)));

/** A bar; a value outside 0 to 1 is drawn at the nearer end. */
export const progress = (pen: Pen<unknown>): Drawing<unknown>["progress"] =>
  (value, text) => {
    let words = text;
    const mark = pen.put("progress", given({ value: part(value), text: words }));
    return {
      update: (next, said) => {
        words = said ?? words;
        mark.set(given({ value: part(next), text: words }));
      },
    };
  };
