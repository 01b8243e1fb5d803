import type { ElementId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { anchorAt, scrollBy } from "./anchor.ts";

const box = (id: string, top: number, bottom: number) => ({ id: id as ElementId, top, bottom });

test("[FOLLOW-5] a place is told by the innermost element at the edge, and found again where that element is taller", () => {
  const wide = [box("section", -100, 400), box("chart", -50, 150), box("after", 160, 200)];
  const anchor = anchorAt(wide, 50, 300);
  expect(anchor).toEqual({ element: "chart", y: 0.5 });
  // On a phone the same chart is twice as tall and stands elsewhere: half of it goes over the edge there too.
  expect(scrollBy({ top: 900, bottom: 1_300 }, anchor.y ?? 0, 50)).toBe(1_050);
});

test("[FOLLOW-5] between two elements it is the next one, at the top of the page none, and nothing without a height", () => {
  expect(anchorAt([box("a", 0, 40), box("b", 60, 100)], 50, 10)).toEqual({ element: "b", y: -0.25 });
  expect(anchorAt([box("a", 0, 40)], 50, 0)).toEqual({});
  expect(anchorAt([box("a", 50, 50)], 50, 10)).toEqual({});
  expect(anchorAt([box("far", 5_000, 5_010)], 50, 10)).toEqual({ element: "far", y: -1 });
  expect(anchorAt([], 50, 10)).toEqual({});
});
