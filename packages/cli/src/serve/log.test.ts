import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { logStyleFor, plainLine } from "./log.ts";

const folder = mkdtempSync(join(tmpdir(), "tutti-log-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("[CLI-33] the log is JSON where its output is collected, and lines where somebody looks at it", () => {
  expect(logStyleFor(undefined, false)).toBe("json");
  expect(logStyleFor(undefined, true)).toBe("plain");
  expect(logStyleFor("silent", true)).toBe("silent");
  expect(plainLine({ level: "warn", at: 0, message: "A connection was cut", app: "sales", bytes: 12, why: undefined }, folder)).toMatch(/^\d\d:\d\d:\d\d {2}warn {2}A connection was cut {2}app=sales {2}bytes=12$/);
});

test("[CLI-34] an error of a script is shown with its line in the author's file, whatever stands above it in the stack", () => {
  const app = join(folder, "app.ts");
  writeFileSync(app, "const one = 1;\nthrow new Error(one);\n");
  const stack = `Error: 1\n    at ours (file:///elsewhere/runner.ts:10:5)\n    at dep (${folder}/node_modules/dep/index.js:1:1)\n    at file://${app}:2:7\n    at more (${app}:1:1)`;
  expect(plainLine({ level: "warn", at: 0, message: "sales/main: 1", stack }, folder)).toMatch(/app\.ts:2:7\n {2}1 \| const one = 1;\n> 2 \| throw new Error\(one\);\n {4}\| {7}\^/);
  expect(plainLine({ level: "error", at: 0, message: "x", stack: "Error: 1\n    at gone (/nowhere.ts:1:1)" }, folder)).toContain("at gone (/nowhere.ts:1:1)");
});
