import { expect, expectTypeOf, test } from "vitest";
import type { Duration } from "../ui/ui.ts";
import { milliseconds, timerMilliseconds } from "./duration.ts";

test("[RUN-47] durations are milliseconds, or texts of ms, s, m, h and d; what is longer than a timer can wait is no shorter for that", () => {
  expect([5, "5ms", "1.5s", "10m", "12h", "7d"].map((duration) => milliseconds(duration as Duration))).toEqual([5, 5, 1_500, 600_000, 43_200_000, 604_800_000]);
  for (const wrong of ["", "5", "s", "-1s", "1 h", "1w", "1h30m"]) expect(milliseconds(wrong as Duration), wrong).toBeNaN();
  expect([timerMilliseconds("2h"), timerMilliseconds("90d"), timerMilliseconds(Number.POSITIVE_INFINITY), timerMilliseconds("no" as Duration)]).toEqual([7_200_000, 2 ** 31 - 1, 2 ** 31 - 1, Number.NaN]);
  expectTypeOf<"12h">().toExtend<Duration>();
});
