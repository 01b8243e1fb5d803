import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** So many pieces are taken before others have their turn. */
const AT_ONCE = 500;

/**
 * Markdown that grows. The pieces travel as appended text; who comes later sees what is there. A run that no longer counts stops
 * reading at once, also where the next piece never comes, and an error in the middle is shown under what came before it.
 */
export const writeStream = (pen: Pen<unknown>): Drawing<unknown>["writeStream"] =>
  async (pieces, options = {}) => {
    const reader = readerOf(pen, pieces);
    const mark = pen.put("markdown", given({ body: "", ...options }));
    let body = "";
    try {
      for (let taken = 1; ; taken++) {
        if (taken % AT_ONCE === 0) await pen.unlessOver(pen.pause());
        const next = await pen.unlessOver(Promise.resolve(reader.next()));
        if (next.done) return body;
        if (typeof next.value !== "string") pen.fail(`writeStream: a piece is ${next.value === null ? "null" : `a ${typeof next.value}`}`, "Give texts: ui.writeStream(words), where words yields strings");
        body += next.value;
        mark.set(given({ body, ...options }));
      }
    } catch (error) {
      // Whoever makes the pieces hears that nobody reads on; one that never answers is not waited for.
      void Promise.resolve(reader.return?.(undefined)).catch(() => undefined);
      throw pen.here(error);
    }
  };

function readerOf(pen: Pen<unknown>, pieces: AsyncIterable<string> | Iterable<string>): AsyncIterator<string> | Iterator<string> {
  if (typeof pieces === "object" && pieces !== null) {
    if (Symbol.asyncIterator in pieces) return pieces[Symbol.asyncIterator]();
    if (Symbol.iterator in pieces) return pieces[Symbol.iterator]();
  }
  return pen.fail("writeStream needs something that gives texts one after the other", "Give an async generator, or a list of texts");
}
