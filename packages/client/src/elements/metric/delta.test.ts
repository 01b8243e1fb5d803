import { expect, test } from "vitest";
import { readDelta } from "./delta.ts";

test.each([
  [2, "normal", "up", "good"], [-2, "normal", "down", "bad"], [2, "inverse", "up", "bad"], [-2, "inverse", "down", "good"], [2, "off", "up", "plain"], [0, "normal", "flat", "plain"],
  ["2.1 %", "normal", "up", "good"], ["-1.3", "normal", "down", "bad"], ["−1.3", "normal", "down", "bad"], ["as last week", "off", "flat", "plain"], ["+3", "off", "up", "plain"], ["", "normal", "flat", "plain"],
  ["as last week", "normal", "flat", "plain"], ["99 % of all", "normal", "flat", "plain"], ["€4", "normal", "up", "good"], ["16.2 min", "off", "flat", "plain"], ["+0.4 points", "inverse", "up", "bad"],
] as const)("[UI-13] a delta of %j, %s", (delta, colour, direction, tone) => {
  expect(readDelta(delta, colour)).toEqual({ direction, tone });
});
