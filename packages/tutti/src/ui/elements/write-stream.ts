import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** Markdown that grows. The pieces travel as appended text; a run that no longer counts stops reading them. */
export const writeStream = (pen: Pen<unknown>): Drawing<unknown>["writeStream"] =>
  async (pieces, options = {}) => {
    const mark = pen.put("markdown", given({ body: "", ...options }));
    let body = "";
    for await (const piece of pieces) {
      body += piece;
      mark.set(given({ body, ...options }));
    }
    return body;
  };
