import { expect, test } from "vitest";
import { app } from "../app.ts";
import { nextDue } from "./next-due.ts";

const draw = (): void => undefined;
const problemOf = (options: object): string => {
  try {
    app("Sales", options, draw);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};
const run = (): void => undefined;

test("[OUT-8] a webhook or timer that cannot be meant is refused where it is declared, with what to write", () => {
  const hook = (more: object): string => problemOf({ webhooks: { order: { secret: "x".repeat(16), on: run, ...more } } });
  const timer = (more: object): string => problemOf({ timers: { nightly: { run, ...more } } });
  expect([hook({}), timer({ every: 60 }), timer({ cron: "0 3 * * *", timeZone: "Europe/Berlin" })]).toEqual(["", "", ""]);
  expect(hook({ secret: "short" })).toMatch(/^app\(\): webhooks\.order: secret is what its sender signs with, of at least 16 characters/);
  expect(hook({ secret: [] })).toMatch(/secret is what/);
  expect(hook({ on: undefined })).toMatch(/webhooks\.order: on is missing/);
  expect(hook({ seconds: 61 })).toMatch(/seconds is a number from 1 to 60/);
  expect(hook({ role: "boss" })).toMatch(/role is "boss"; it is owner, editor, commenter or viewer/);
  expect(problemOf({ webhooks: { "Order!": {} } })).toMatch(/a name is 1 to 40 of a-z/);
  expect(timer({})).toMatch(/timers\.nightly: it says either every/);
  expect(timer({ every: 60, cron: "* * * * *" })).toMatch(/it says either every/);
  expect(timer({ every: 0 })).toMatch(/from 1 to a year's/);
  expect(timer({ cron: "* * * * *", timeZone: "Mars/Olympus" })).toMatch(/timeZone belongs to cron/);
  expect(timer({ every: 60, missed: "twice" })).toMatch(/missed is "once" or "skip"/);
  expect(problemOf({ timers: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`t${n}`, { every: 60, run }])) })).toMatch(/there are 33 timers/);
});

test("[OUT-9] the next time is counted from when it began, is never before it is asked for, and follows summer time", () => {
  expect(nextDue({ every: 60 }, 0, 0)).toBe(60_000);
  expect(nextDue({ every: 60 }, 0, 150_000)).toBe(180_000);
  expect(nextDue({ every: 60 }, 0, 180_000)).toBe(180_000);
  const berlin = { cron: "0 3 * * *", timeZone: "Europe/Berlin" };
  const at = (text: string): number => Date.parse(text);
  expect(nextDue(berlin, at("2026-03-27T12:00:00Z"), 0)).toBe(at("2026-03-28T02:00:00Z"));
  expect(nextDue(berlin, at("2026-03-28T12:00:00Z"), 0)).toBe(at("2026-03-29T01:00:00Z"));
  expect(nextDue({ cron: "0 0 29 2 *", timeZone: "UTC" }, at("2026-03-01T00:00:00Z"), 0)).toBe(at("2028-02-29T00:00:00Z"));
  expect(() => nextDue({ cron: "61 * * * *" }, 0, 0)).toThrow();
});
