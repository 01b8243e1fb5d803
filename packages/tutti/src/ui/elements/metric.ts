import { formatProblem } from "@tutti/protocol/script";
import { numberFormat } from "../column.ts";
import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

const FINITE = (n: number): boolean => Number.isFinite(n);

/** One figure. What is not a finite number is nothing to show: an em dash, or no delta. */
export const metric = (pen: Pen<unknown>): Drawing<unknown>["metric"] =>
  (label, value, { key, format: written, ...options } = {}) => {
    const shown = typeof value === "number" && !FINITE(value) ? null : value;
    const delta = typeof options.delta === "number" && !FINITE(options.delta) ? undefined : options.delta;
    const sparkline = options.sparkline?.filter(FINITE);
    const format = written === undefined ? undefined : numberFormat(written);
    const problem = format && formatProblem(format);
    if (problem !== undefined) pen.fail(`metric "${label}": ${problem}`);
    pen.put("metric", given({ label, value: shown ?? null, ...options, format, delta, sparkline }), key ?? label);
  };
