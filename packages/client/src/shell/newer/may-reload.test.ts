import { expect, test } from "vitest";
import { isOlder, mayReload, type PageNow } from "./may-reload.ts";

const idle: PageNow = { saved: true, touched: false, hidden: false, steps: false, busy: false, tried: false };

test("[OFF-20] a page that is older than the app loads itself again only where nothing can be lost and nobody is disturbed", () => {
  expect(mayReload(idle)).toBe(true);
  expect(mayReload({ ...idle, touched: true, hidden: true })).toBe(true);
  for (const reason of ["steps", "busy", "tried"] as const) expect(mayReload({ ...idle, hidden: true, [reason]: true })).toBe(false);
  expect(mayReload({ ...idle, saved: false })).toBe(false);
  expect(mayReload({ ...idle, touched: true })).toBe(false);
});

test("[OFF-20] a page is older where another build is served than its own, or than the first that was, where it has none", () => {
  expect(isOlder("b", undefined, undefined)).toBe(false);
  expect(isOlder("b", "b", "b")).toBe(false);
  expect(isOlder("a", "b", "b")).toBe(true);
  expect(isOlder(undefined, "b", "b")).toBe(false);
  expect(isOlder(undefined, "b", "c")).toBe(true);
});
