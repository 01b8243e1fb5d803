import { expect, test } from "vitest";
import { Bucket } from "./bucket.ts";

test("[SRV-44] a bucket gives its burst at once, and its rate after that", () => {
  const bucket = new Bucket(10, 100, 0);
  expect(bucket.take(100, 0)).toBe(true);
  expect(bucket.take(1, 0)).toBe(false);
  expect(bucket.take(10, 2_000)).toBe(true);
  expect(bucket.take(90, 60_000)).toBe(true);
  expect(bucket.take(20, 60_000)).toBe(false);
});

test("[SRV-44] a clock that is put back takes nothing of what a connection may send", () => {
  const bucket = new Bucket(10, 100, 1_000_000);
  expect(bucket.take(50, 700_000)).toBe(true);
  expect([bucket.take(60, 701_000), bucket.take(1, 701_000)]).toEqual([true, false]);
});
