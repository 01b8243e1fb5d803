import { describe, expect, it } from "vitest";
import { TestClock } from "./testing/test-clock.ts";
import { throttle } from "./throttle.ts";

describe("throttle", () => {
  it("[SYNC-24] calls first at once, then at most once in its time, and last with the last", () => {
    const clock = new TestClock();
    const calls: [number, number][] = [];
    const start = clock.now();
    const spaced = throttle(100, (n: number) => calls.push([clock.now() - start, n]), clock);
    for (let n = 0; n < 10; n++) {
      spaced.call(n);
      clock.advance(25);
    }
    clock.advance(1_000);
    expect(calls).toEqual([[0, 0], [100, 3], [200, 7], [300, 9]]);
    spaced.call(10);
    expect(calls.at(-1)).toEqual([1_250, 10]);
  });

  it("[SYNC-24] does at once what waits when asked to, and nothing when it is forgotten", () => {
    const clock = new TestClock();
    const calls: number[] = [];
    const spaced = throttle(100, (n: number) => calls.push(n), clock);
    spaced.call(1);
    spaced.call(2);
    spaced.flush();
    expect(calls).toEqual([1, 2]);
    spaced.call(3);
    spaced.cancel();
    clock.advance(1_000);
    expect(calls).toEqual([1, 2]);
  });
});
