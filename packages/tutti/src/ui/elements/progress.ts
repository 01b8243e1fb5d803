import type { ProgressProps } from "@tutti/protocol/script";
import { AuthorError } from "../author-error.ts";
import type { Advance, Progress } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { isStream } from "../streams/is-stream.ts";

const part = (value: number | null): number | null => (value === null || Number.isNaN(value) ? null : Math.min(1, Math.max(0, value)));
const propsOf = (value: number | null, text: string | undefined): ProgressProps => given({ value: part(value), text });

/** A bar, which the script or a stream moves on; a value outside 0 to 1 is drawn at the nearer end. */
export function progress(pen: Pen<unknown>) {
  function draw(value: number | null, text?: string): Progress;
  function draw(stream: AsyncIterable<Advance>, text?: string): void;
  function draw(value: number | null | AsyncIterable<Advance>, text?: string): Progress | void {
    if (isStream<Advance>(value)) return follow(pen, value, text);
    let words = text;
    const mark = pen.put("progress", propsOf(value, words));
    return {
      update: (next, said) => {
        words = said ?? words;
        mark.set(propsOf(next, words));
      },
    };
  }
  return draw;
}

function follow(pen: Pen<unknown>, stream: AsyncIterable<Advance>, text: string | undefined): void {
  let now: { readonly value: number | null; readonly words: string | undefined } = { value: null, words: text };
  pen.follow("progress", undefined, stream, (before) => before ?? propsOf(null, text), {
    take: (piece) => {
      const [value, said, ...more]: readonly unknown[] = Array.isArray(piece) ? piece : [piece];
      if ((typeof value !== "number" && value !== null) || (said !== undefined && typeof said !== "string") || more.length > 0) {
        throw new AuthorError(`progress: the stream brought ${JSON.stringify(piece)?.slice(0, 80) ?? `a ${typeof piece}`}`, 'Give numbers from 0 to 1, null while nobody knows, or a pair with what to say: [0.4, "12 of 30"]');
      }
      now = { value, words: said ?? now.words };
      return 1;
    },
    props: () => propsOf(now.value, now.words),
  });
}
