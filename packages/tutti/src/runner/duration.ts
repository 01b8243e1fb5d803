import type { Duration } from "../ui/ui.ts";

const UNITS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
/** Timers of the machine hold no more (ms): one that is set to more is over at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** @returns the milliseconds, or NaN where the text is no duration. */
export function milliseconds(duration: Duration): number {
  if (typeof duration === "number") return duration;
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/.exec(duration) ?? [];
  return amount === undefined ? Number.NaN : Number(amount) * UNITS[unit as keyof typeof UNITS];
}

/** The same for what a timer waits for: what is longer than it can wait is as long as it can. */
export const timerMilliseconds = (duration: Duration): number => Math.min(milliseconds(duration), LONGEST_TIMER);
