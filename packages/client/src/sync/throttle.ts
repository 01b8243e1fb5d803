import type { Clock } from "./ports.ts";

/** A function that is called at most once in `ms`: the first call at once, the last one of a burst when its time has come. */
export interface Throttled<Args extends readonly unknown[]> {
  call(...args: Args): void;
  /** Does now what waits. */
  flush(): void;
  /** Forgets what waits. */
  cancel(): void;
}

const browserClock: Pick<Clock, "after"> = {
  after: (ms, fn) => {
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};

/**
 * Spaces calls out: for commits while a slider is dragged, or previews.
 *
 * @param ms the least time between two calls; a function is asked after each.
 */
export function throttle<Args extends readonly unknown[]>(
  ms: number | (() => number), fn: (...args: Args) => void, clock: Pick<Clock, "after"> = browserClock,
): Throttled<Args> {
  let waiting: Args | undefined;
  let cancelTimer: (() => void) | undefined;
  const rest = (): void => {
    cancelTimer = clock.after(typeof ms === "number" ? ms : ms(), () => {
      cancelTimer = undefined;
      send();
    });
  };
  const send = (): void => {
    const args = waiting;
    waiting = undefined;
    if (!args) return;
    rest();
    fn(...args);
  };
  return {
    call: (...args) => {
      waiting = args;
      if (!cancelTimer) send();
    },
    flush: () => {
      cancelTimer?.();
      cancelTimer = undefined;
      send();
    },
    cancel: () => {
      cancelTimer?.();
      cancelTimer = undefined;
      waiting = undefined;
    },
  };
}
