import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

const FINITE = (n: number): boolean => Number.isFinite(n);

/** One figure. What is not a finite number is nothing to show: an em dash, or no delta. */
export const metric = (pen: Pen<unknown>): Drawing<unknown>["metric"] =>
  (label, value, { key, ...options } = {}) => {
    const shown = typeof value === "number" && !FINITE(value) ? null : value;
    const delta = typeof options.delta === "number" && !FINITE(options.delta) ? undefined : options.delta;
    const sparkline = options.sparkline?.filter(FINITE);
    pen.put("metric", given({ label, value: shown ?? null, ...options, delta, sparkline }), key ?? label);
  };
