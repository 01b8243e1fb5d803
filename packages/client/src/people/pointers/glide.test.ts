import { pointerInterval } from "@tutti/protocol";
import { expect, test } from "vitest";
import { cellPart, readCellPart } from "./cell-part.ts";
import { glide, halfLife, type Point } from "./glide.ts";

test("[POINT-1] a pointer comes nearer with each frame, never beyond, and arrives", () => {
  const to = { x: 300, y: 40 };
  let at: Point = { x: 0, y: 0 };
  let far = Math.hypot(to.x, to.y);
  let frames = 0;
  while (at !== to && frames < 1_000) {
    at = glide(at, to, 16, halfLife(34));
    const left = Math.hypot(to.x - at.x, to.y - at.y);
    expect(left).toBeLessThan(far);
    far = left;
    frames += 1;
  }
  expect(at).toBe(to);
  expect(frames * 16).toBeLessThan(400);
});

test("[POINT-1] the way is the same at 60 and at 120 frames a second", () => {
  const to = { x: 100, y: 0 };
  const once = glide({ x: 0, y: 0 }, to, 32, 50);
  const twice = glide(glide({ x: 0, y: 0 }, to, 16, 50), to, 16, 50);
  expect(twice.x).toBeCloseTo(once.x, 6);
});

test("[POINT-1] who comes, and who jumps across the page, is there at once", () => {
  expect(glide(undefined, { x: 5, y: 5 }, 16, 30)).toEqual({ x: 5, y: 5 });
  expect(glide({ x: 0, y: 0 }, { x: 0, y: 9_000 }, 16, 30)).toEqual({ x: 0, y: 9_000 });
});

test("[POINT-2] a pointer is told 30 times a second to a few, once a second to nobody, and more seldom to many", () => {
  expect(pointerInterval(0)).toBe(1_000);
  expect(1_000 / pointerInterval(1)).toBeLessThanOrEqual(30);
  expect(pointerInterval(10)).toBe(pointerInterval(1));
  expect(pointerInterval(200)).toBe(680);
  expect(halfLife(pointerInterval(200))).toBeGreaterThan(halfLife(34));
});

test("[POINT-3] a pointer in a table is told by row and column, and what is no cell is none", () => {
  expect(readCellPart(cellPart("row \"7\"", "Ümsatz, €"))).toEqual({ row: "row \"7\"", column: "Ümsatz, €" });
  for (const hostile of ["", "{", "null", "[]", "[1,2]", '["a"]', '["a","b","c"]', '{"row":"a"}', "\u0000"]) expect(readCellPart(hostile)).toBeUndefined();
});
