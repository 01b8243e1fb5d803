import { expect, it } from "vitest";
import { newest } from "./newest.ts";

it("[LIB-26] of drawings that are asked for faster than they are made each that is made is shown, and those in between are left out", async () => {
  const made: number[] = [];
  let finish: (() => void) | undefined;
  const drawings = newest();
  const ask = (n: number): void => drawings.draw(() => new Promise((resolve) => {
    finish = () => {
      made.push(n);
      finish = undefined;
      resolve();
    };
  }));
  for (const n of [1, 2, 3]) ask(n);
  finish?.();
  await expect.poll(() => finish !== undefined).toBe(true);
  for (const n of [4, 5]) ask(n);
  finish?.();
  await expect.poll(() => finish !== undefined).toBe(true);
  finish?.();
  expect(made).toEqual([1, 3, 5]);
  drawings.end();
  ask(6);
  expect(finish).toBe(undefined);
});
