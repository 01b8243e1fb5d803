import { expect, test } from "vitest";
import { play } from "./play.ts";
import { SIGHTS } from "./world.ts";

test("[SIM-1] the six promises hold for seeds 1 to 500", async () => {
  const { failure, seeds, sights } = await play(1, 500);
  expect(failure).toBeUndefined();
  expect(seeds).toBe(500);
  // [SIM-2] Seeds in which nothing of a kind happened would prove nothing about it.
  for (const sight of SIGHTS) expect([sight, sights[sight] >= 10]).toEqual([sight, true]);
}, 600_000);
