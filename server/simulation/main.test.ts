import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { play } from "./play.ts";

const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

test("[SIM-6] nothing of a world is left when its seed has been played, also of pages that were loaded again", async () => {
  const before = timers();
  const { sights } = await play(2001, 2010);
  expect(sights.reload).toBeGreaterThan(3);
  expect(timers()).toBeLessThanOrEqual(before);
}, 60_000);

test("[SIM-6] the command plays all seeds that it was given, and says how far it is", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [new URL("main.ts", import.meta.url).pathname, "11", "13"]);
  expect(stdout.trim().split("\n").at(-1)).toMatch(/^3 of 3 seeds in \d+ s; all promises held$/);
}, 60_000);
