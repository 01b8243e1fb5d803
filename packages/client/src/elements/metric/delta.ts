import type { MetricProps } from "@tutti/protocol";

export interface Delta {
  readonly direction: "up" | "down" | "flat";
  readonly tone: "good" | "bad" | "plain";
}

/**
 * Which way a delta points, and whether that is good: a text that begins with a minus points down. Where neither is good nor
 * bad, a text without a sign is a remark, and points nowhere.
 */
export function readDelta(delta: number | string, colour: MetricProps["deltaColour"] = "normal"): Delta {
  const sign = typeof delta === "number" ? Math.sign(delta) : /^\s*[-−–]/u.test(delta) ? -1 : delta.trim() === "" ? 0 : 1;
  if (sign === 0 || (colour === "off" && typeof delta === "string" && !/^\s*[-+−–]/u.test(delta))) return { direction: "flat", tone: "plain" };
  const direction = sign > 0 ? "up" : "down";
  if (colour === "off") return { direction, tone: "plain" };
  return { direction, tone: sign > 0 === (colour === "normal") ? "good" : "bad" };
}
