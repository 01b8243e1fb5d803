import { parseAppId, type AppId, type JsonValue } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { AccessEntry, AccessRow } from "../access/port.ts";
import { BegunTimers } from "./begun.ts";
import type { Called } from "./calls.ts";
import { Timers } from "./timers.ts";

const APP = parseAppId("sales") as AppId;
const HOUR = 3_600_000;
/** A Monday, at midnight in Berlin. */
const START = Date.parse("2026-06-01T00:00:00+02:00");
const HOURLY = { name: "hourly", every: 3_600, missed: "once", role: "editor", seconds: 60 } as const;

/** A server's timers by a clock of their own, on what was kept of them. */
class Server {
  now: number;
  readonly runs: string[] = [];
  readonly said: string[] = [];
  readonly timers: Timers;
  readonly kept: Map<string, JsonValue>;
  /** Handlers that run; each is ended by the test where it says so. */
  readonly ends: ((outcome: Called) => void)[] = [];
  readonly #alarms = new Set<{ readonly at: number; readonly fn: () => void }>();

  constructor(now = START, kept = new Map<string, JsonValue>(), hold = false) {
    this.now = now;
    this.kept = kept;
    const begun = new BegunTimers({
      write: async (entries: readonly AccessEntry[]) => {
        for (const entry of entries) if (entry.op === "put") kept.set(entry.key, entry.value);
          else if (entry.op === "remove") kept.delete(entry.key);
      },
    });
    begun.load([...kept].map(([key, value]): AccessRow => ({ kind: "timer", key, value })));
    const after = (ms: number, fn: () => void): (() => void) => {
      const alarm = { at: this.now + ms, fn };
      this.#alarms.add(alarm);
      return () => void this.#alarms.delete(alarm);
    };
    this.timers = new Timers({
      clock: { now: () => this.now, after }, begun, say: (_, message) => void this.said.push(message),
      calls: {
        run: (_, work) => {
          this.runs.push(`${work.name} at ${(this.now - START) / HOUR}`);
          return hold ? new Promise((resolve) => this.ends.push(resolve)) : Promise.resolve({ kind: "done" });
        },
      },
    });
  }

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (;;) {
      await settled();
      const [next] = [...this.#alarms].toSorted((a, b) => a.at - b.at);
      if (!next || next.at > until) break;
      this.#alarms.delete(next);
      this.now = Math.max(this.now, next.at);
      next.fn();
    }
    this.now = until;
    await settled();
  }
}

/** Lets what waits for the store or a module go on. */
async function settled(): Promise<void> {
  await import("tutti/outside");
  for (let n = 0; n < 20; n++) await Promise.resolve();
}

test("[OUT-5] every so often, or when a cron says so in its time zone, and no second time for being learned again", async () => {
  const server = new Server();
  const weekdays = { name: "weekdays", cron: "30 9 * * 1-5", timeZone: "Europe/Berlin", missed: "once", role: "editor", seconds: 60 } as const;
  server.timers.learn(APP, [HOURLY, weekdays]);
  await server.pass(2.5 * HOUR);
  server.timers.learn(APP, [HOURLY, weekdays]);
  await server.pass(1 * HOUR);
  server.timers.learn(APP, [weekdays]);
  await server.pass(30 * HOUR);
  expect(server.runs).toEqual(["hourly at 1", "hourly at 2", "hourly at 3", "weekdays at 9.5", "weekdays at 33.5"]);
  expect([...server.kept.keys()]).toEqual(["sales/weekdays"]);
  server.timers.stop();
  await server.pass(100 * HOUR);
  expect(server.runs).toHaveLength(5);
});

test("[OUT-6] times that were missed are made up for by one run, or left out where the app says so; what had begun is not begun again", async () => {
  const first = new Server();
  const skips = { ...HOURLY, name: "skips", missed: "skip" } as const;
  first.timers.learn(APP, [HOURLY, skips]);
  await first.pass(1.5 * HOUR);
  first.timers.stop();
  const next = new Server(START + 5.25 * HOUR, first.kept);
  next.timers.learn(APP, [HOURLY, skips]);
  await next.pass(0.5 * HOUR);
  expect(next.runs).toEqual(["hourly at 5.25"]);
  await next.pass(0.45 * HOUR);
  expect(next.runs).toEqual(["hourly at 5.25", "skips at 6"]);
  next.timers.stop();
  const soon = new Server(START + 6.3 * HOUR, next.kept);
  soon.timers.learn(APP, [HOURLY, skips]);
  await soon.pass(0.5 * HOUR);
  expect(soon.runs).toEqual(["hourly at 6.3"]);
});

test("[OUT-7] one that runs too long is not begun a second time meanwhile; it is waited for, and times that came in between are left out", async () => {
  const server = new Server(START, new Map(), true);
  server.timers.learn(APP, [HOURLY]);
  await server.pass(3.5 * HOUR);
  expect(server.runs).toEqual(["hourly at 1"]);
  server.ends.shift()?.({ kind: "failed", message: "it fell asleep", stack: undefined });
  await server.pass(HOUR);
  expect([server.runs, server.said]).toEqual([["hourly at 1", "hourly at 4"], ['The timer "hourly" of sales failed: it fell asleep']]);
});

test("[OUT-5] a timer whose cron cannot be read is told by its name, and those beside it run", async () => {
  const server = new Server();
  server.timers.learn(APP, [{ name: "wrong", cron: "61 * * * *", missed: "once", role: "editor", seconds: 60 }, HOURLY]);
  await server.pass(1.5 * HOUR);
  expect(server.runs).toEqual(["hourly at 1"]);
  expect(server.said).toEqual([expect.stringMatching(/^The timer "wrong" of sales is not run: .*61/)]);
  server.timers.stop();
});
