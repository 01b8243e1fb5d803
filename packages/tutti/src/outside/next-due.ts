import { Cron } from "croner";
import type { TimerFacts } from "./outside.ts";

type When = Pick<TimerFacts, "every" | "cron" | "timeZone">;

/**
 * When a timer is due next.
 *
 * @param begun when it began last, or was first known (ms since 1970).
 * @param after the first moment that counts: times before it are left out.
 * @returns ms since 1970; `undefined` where its cron names no time any more.
 * @throws where the cron cannot be read, with what is wrong in it.
 */
export function nextDue({ every, cron, timeZone }: When, begun: number, after: number): number | undefined {
  if (every !== undefined) {
    const step = every * 1_000;
    return begun + step * Math.max(1, Math.ceil((after - begun) / step));
  }
  // `nextRun` gives what comes after the given moment, to the second.
  const next = new Cron(cron ?? "", { paused: true, ...(timeZone !== undefined && { timezone: timeZone }) }).nextRun(new Date(Math.max(begun, after - 1)));
  return next?.getTime();
}
