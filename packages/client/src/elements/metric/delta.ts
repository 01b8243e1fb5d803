import type { MetricProps } from "@tutti/protocol";

export interface Delta {
  readonly direction: "up" | "down" | "flat";
  readonly tone: "good" | "bad" | "plain";
}

const SIGNED = /^\s*\+/u;
/** A number, with a unit or without. */
const AMOUNT = /^\s*\p{Sc}?\d[\d.,']*\s?[^\s\d]*\s*$/u;

/**
 * Which way a delta points, and whether that is good: a text that begins with a minus points down, one with a plus or a bare
 * amount ("2.1 %") up. Any other text without a sign is a remark, and points nowhere; so is an amount where neither is good nor bad.
 */
export function readDelta(delta: number | string, colour: MetricProps["deltaColour"] = "normal"): Delta {
  const sign = typeof delta === "number" ? Math.sign(delta) : /^\s*[-−–]/u.test(delta) ? -1 : SIGNED.test(delta) || (AMOUNT.test(delta) && colour !== "off") ? 1 : 0;
  if (sign === 0) return { direction: "flat", tone: "plain" };
  const direction = sign > 0 ? "up" : "down";
  if (colour === "off") return { direction, tone: "plain" };
  return { direction, tone: sign > 0 === (colour === "normal") ? "good" : "bad" };
}
