import { expect, test } from "vitest";
import { lastLine, ofCheck, ofVitest, sum } from "./tally.mjs";

const passed = { status: "passed", fullName: "adds" };

test("[CLI-7] the last line counts tests and checks together, as `N passed, N failed`", () => {
  const report = { testResults: [{ name: "a.test.ts", status: "failed", assertionResults: [passed, { status: "failed", fullName: "divides" }] }] };
  const tally = sum([ofCheck("types", true), ofCheck("lint", false), ofVitest("unit", report, 1)]);
  expect(lastLine(tally)).toBe("2 passed, 2 failed");
  expect(tally.failures).toEqual(["lint", "a.test.ts > divides"]);
});

test("[CLI-8] nothing that proves nothing passes: a skipped test, a file that could not be run, no report, an error outside of tests", () => {
  const skipped = { testResults: [{ name: "a.test.ts", status: "passed", assertionResults: [passed, { status: "skipped", fullName: "later" }] }] };
  expect(lastLine(ofVitest("unit", skipped, 0))).toBe("1 passed, 1 failed");
  const broken = { testResults: [{ name: "a.test.ts", status: "failed", message: "SyntaxError", assertionResults: [] }] };
  expect(lastLine(ofVitest("unit", broken, 1))).toBe("0 passed, 1 failed");
  expect(lastLine(ofVitest("unit", undefined, 1))).toBe("0 passed, 1 failed");
  const clean = { testResults: [{ name: "a.test.ts", status: "passed", assertionResults: [passed] }] };
  expect(lastLine(ofVitest("unit", clean, 1))).toBe("1 passed, 1 failed");
  expect(lastLine(ofVitest("unit", clean, 0))).toBe("1 passed, 0 failed");
});
