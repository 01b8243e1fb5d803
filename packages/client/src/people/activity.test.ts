import { expect, test } from "vitest";
import { TestClock } from "../sync/testing/test-clock.ts";
import { Activity } from "./activity.ts";
import type { Attention } from "./here.ts";

function watched() {
  const clock = new TestClock();
  const told: Attention[] = [];
  return { clock, told, activity: new Activity(clock, (attention) => told.push(attention)) };
}

test("[HERE-6] whoever touches nothing is idle after 3 s and away after 60 s, and active with the next touch", () => {
  const { clock, told, activity } = watched();
  clock.advance(2_999);
  expect(told).toEqual([]);
  clock.advance(1);
  expect(told).toEqual(["idle"]);
  clock.advance(56_999);
  expect(told).toEqual(["idle"]);
  clock.advance(1);
  expect(told).toEqual(["idle", "away"]);
  clock.advance(3_600_000);
  activity.touch();
  expect(told).toEqual(["idle", "away", "active"]);
  clock.advance(3_000);
  expect(told).toEqual(["idle", "away", "active", "idle"]);
});

test("[HERE-6] each touch begins the three seconds anew, and nothing is told that did not change", () => {
  const { clock, told, activity } = watched();
  for (let n = 0; n < 100; n++) {
    clock.advance(1_000);
    activity.touch();
  }
  expect(told).toEqual([]);
  clock.advance(2_999);
  expect(told).toEqual([]);
  activity.close();
  clock.advance(100_000);
  expect(told).toEqual([]);
});
