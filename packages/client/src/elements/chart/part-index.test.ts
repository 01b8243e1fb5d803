import type { PointName } from "@tutti/protocol";
import { expect, test } from "vitest";
import { partIndex } from "./part-index.ts";

const of = (rows: readonly PointName[]) => partIndex(rows.length, (i) => rows[i]?.["x"] as string | number | null, (i) => rows[i] ?? {});
const MARCH = { series: "Price", x: "Mar", y: 5.6 };

test("[CONV-20] a point is spoken of by what it stands for, and found there again when its value, its place and its neighbours are others", () => {
  const key = of([{ series: "Price", x: "Jan", y: 4 }, MARCH]).keyOf(1);
  expect(key).toBe("Mar");
  expect(of([{ series: "Price", x: "Mar", y: 2 }, { series: "Price", x: "Apr", y: 5.6 }]).find("Mar")).toBe(0);
  expect(of([{ series: "Price", x: "Apr", y: 5.6 }]).find("Mar")).toBeUndefined();
});

test("[CONV-20] of two that stand for the same each is spoken of by all that tells it apart, and so is one that stands for nothing", () => {
  const cloud = of([MARCH, { ...MARCH, y: 7 }, { trace: "0", x: null, y: 1 }]);
  expect([0, 1, 2].map((i) => cloud.find(cloud.keyOf(i) ?? ""))).toEqual([0, 1, 2]);
  // What was alone when it was spoken of, and is not any more, is the first of them.
  expect(cloud.find("Mar")).toBe(0);
  expect(cloud.find(0)).toBeUndefined();
});

test("[CONV-20] what would be longer than an anchor holds is not spoken of by itself", () => {
  expect(of([{ x: "m".repeat(300), y: 1 }]).keyOf(0)).toBeUndefined();
});
