import { expect, test } from "vitest";
import { nearerEnd, valueAlong } from "./track.ts";

test.each([[0, 0], [4, 0], [5, 0], [6, 1], [8, 1], [10, 1]] as const)("[UI-27] of a range from 2 to 8, whoever points at %i takes end %i", (to, end) => {
  expect(nearerEnd([2, 8], to)).toBe(end);
});

test("[UI-27] of two thumbs on one spot, the one is taken that can come there", () => {
  expect([nearerEnd([5, 5], 3), nearerEnd([5, 5], 7), nearerEnd([0, 0], 1), nearerEnd([10, 10], 9)]).toEqual([0, 1, 1, 0]);
});

test("[UI-27] a place along the track is a value that the slider can take, also beyond its ends", () => {
  const props = { min: 5, max: 23, step: 2 };
  expect([-1, 0, 0.5, 0.52, 1, 7].map((along) => valueAlong(props, along))).toEqual([5, 5, 15, 15, 23, 23]);
});
