import { expect, test } from "vitest";
import { clearOf } from "./clear-of.ts";

const box = (left: number, right: number, top: number, bottom: number) => ({ left, right, top, bottom });

test("[CONV-7] a mark stands at its corner, or to the left of the names and buttons that are there already", () => {
  expect(clearOf({ x: 300, y: 50 }, [])).toBe(300);
  expect(clearOf({ x: 300, y: 50 }, [box(0, 200, 40, 60), box(280, 300, 70, 90)])).toBe(300);
  expect(clearOf({ x: 300, y: 50 }, [box(268, 300, 52, 84)])).toBe(254);
  // Beside one stands another.
  expect(clearOf({ x: 300, y: 50 }, [box(200, 240, 40, 58), box(268, 300, 52, 84)])).toBe(186);
});
