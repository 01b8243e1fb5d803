import { expect, test } from "vitest";
import { Tries } from "./tries.ts";

test("[IDN-25] who tried too often waits until the time that was told is over, however often they try meanwhile, and others do not wait", () => {
  const tries = new Tries(3, 60_000);
  expect([0, 1_000, 2_000].map((now) => tries.take("office", now))).toEqual([true, true, true]);
  for (let now = 3_000; now < 60_000; now += 500) expect([tries.take("office", now), tries.wait("office", now)]).toEqual([false, 60_000 - now]);
  expect([tries.wait("home", 3_000), tries.take("home", 3_000), tries.wait("office", 60_000), tries.take("office", 60_000)]).toEqual([0, true, 0, true]);
});

test("[LINK-2] who knew the password keeps out none of those who come after", () => {
  const tries = new Tries(2, 60_000);
  for (let n = 0; n < 5; n++) {
    expect(tries.take("link", n)).toBe(true);
    tries.giveBack("link");
  }
  expect([tries.take("link", 10), tries.take("link", 11), tries.take("link", 12)]).toEqual([true, true, false]);
});
