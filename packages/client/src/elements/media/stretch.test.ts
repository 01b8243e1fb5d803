import { expect, test } from "vitest";
import { at } from "./stretch.ts";

test.each([
  [3, {}, "on"], [3, { end: 4 }, "on"], [4, { end: 4 }, "stop"], [4.2, { start: 1, end: 4, loop: true }, { seek: 1 }], [4.2, { end: 4, loop: true }, { seek: 0 }], [9, { start: 1, loop: true }, "on"],
] as const)("[UI-51] at %d s of %j a player goes: %j", (time, stretch, next) => {
  expect(at(time, stretch)).toEqual(next);
});
