import type { Clock } from "tutti/room";

/** The machine's own time. A wait of nothing ends with this turn of the event loop. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, fn) {
    if (ms <= 0) {
      const soon = setImmediate(fn);
      return () => clearImmediate(soon);
    }
    const timer = setTimeout(fn, ms);
    return () => clearTimeout(timer);
  },
};
