import type { MetricProps } from "@tutti/protocol/script";
import { AuthorError } from "../author-error.ts";
import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { isStream } from "../streams/is-stream.ts";
import type { Figure, MetricOptions } from "../tables.ts";
import { writtenFormat } from "./written-format.ts";

const FINITE = (n: number): boolean => Number.isFinite(n);

/** One figure, or those that a stream brings. What is not a finite number is nothing to show: an em dash, or no delta. */
export const metric = (pen: Pen<unknown>): Drawing<unknown>["metric"] =>
  (label, value, { key, format: written, ...options } = {}) => {
    const format = writtenFormat(pen, `metric "${label}"`, written);
    const name = key ?? label;
    const props = (figure: Figure): MetricProps => propsOf(label, figure, format, options);
    if (!isStream<Figure>(value)) return void pen.put("metric", props(value), name);
    let now: Figure = null;
    pen.follow("metric", name, value, (before) => (before ? { ...props(null), ...given({ value: before.value, delta: before.delta }) } : props(null)), {
      take: (piece) => {
        if (!isFigure(piece)) throw new AuthorError(`metric "${label}": the stream brought ${JSON.stringify(piece)?.slice(0, 80) ?? `a ${typeof piece}`}`, "Give numbers, texts or null, or { value, delta }");
        now = piece;
        return 1;
      },
      props: () => props(now),
    });
  };

function propsOf(label: string, figure: Figure, format: MetricProps["format"], options: Omit<MetricOptions, "key" | "format">): MetricProps {
  const { value, delta: change = options.delta } = typeof figure === "object" && figure !== null ? figure : { value: figure };
  const shown = typeof value === "number" && !FINITE(value) ? null : value;
  const delta = typeof change === "number" && !FINITE(change) ? undefined : change;
  return given({ label, value: shown ?? null, ...options, format, delta, sparkline: options.sparkline?.filter(FINITE) });
}

const isPlain = (value: unknown): boolean => value === null || typeof value === "number" || typeof value === "string";
const isFigure = (piece: unknown): boolean =>
  isPlain(piece) || (typeof piece === "object" && piece !== null && "value" in piece && isPlain(piece.value) && (!("delta" in piece) || piece.delta === undefined || isPlain(piece.delta)));
