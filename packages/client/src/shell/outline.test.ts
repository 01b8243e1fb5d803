import { expect, test } from "vitest";
import { outlineOf } from "./outline.ts";

test.each([
  [[1, 3, 3], [1, 2, 2]], [[1, 2, 3], [1, 2, 3]], [[3, 1, 3, 2, 3], [3, 1, 2, 2, 3]], [[1, 3, 4, 2], [1, 2, 3, 2]], [[2, 2], [2, 2]], [[], []],
])("[UI-29] headings of %j are told at levels %j: none skips one", (ranks, levels) => {
  expect(outlineOf(ranks)).toEqual(levels);
});
