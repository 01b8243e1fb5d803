import { defineConfig } from "vitest/config";
import { PATIENCE } from "./demos/testing/patience.ts";
import { NODE_FLAGS } from "./packages/cli/bootstrap/node-24.mjs";

// A state that is waited for (expect.poll) may take its time where the machine is full; one that is there costs nothing.
const patience = (ms: number) => ({ poll: { timeout: ms, interval: 100 } });

// Two projects: `unit` needs Node alone; `browser` drives a real Chromium against a real server.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/**/*.test.ts", "server/**/*.test.ts", "docs/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.browser.test.ts", "**/dist/**"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Much of a test is waiting for a process to start, or for a moment to pass: one file at a time leaves half of two cores idle.
          maxWorkers: 2,
          expect: patience(30_000),
          execArgv: NODE_FLAGS,
          // Other styles are left out of tests; the colours of a theme are tested.
          css: { include: [/tokens\.css/] },
        },
      },
      {
        test: {
          name: "browser",
          include: ["demos/**/*.browser.test.ts", "packages/**/*.browser.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          // Many states are waited for in one test, each for as long as PATIENCE says: what ends a test is one that does not come.
          testTimeout: 240_000,
          expect: patience(PATIENCE),
          execArgv: NODE_FLAGS,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
