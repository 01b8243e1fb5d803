import { expect, it } from "vitest";
import { moveInMenu } from "./move-in-menu.ts";

it("[UI-53] in a menu the arrows go round, Home and End lead to the ends, and a letter to the next item that begins with it", () => {
  const labels = ["Copy", "Cut", "Paste"];
  const from = (at: number, ...keys: string[]): (number | undefined)[] => keys.map((key) => moveInMenu(labels, at, key));
  expect(from(0, "ArrowDown", "ArrowUp", "Home", "End")).toEqual([1, 2, 0, 2]);
  expect(from(2, "ArrowDown", "ArrowUp")).toEqual([0, 1]);
  expect(from(-1, "ArrowDown", "ArrowUp")).toEqual([0, 2]);
  expect(from(0, "c", "C", "p", "x", " ", "Enter")).toEqual([1, 1, 2, undefined, undefined, undefined]);
  expect(from(1, "c")).toEqual([0]);
  expect(moveInMenu([], 0, "End")).toBeUndefined();
});
