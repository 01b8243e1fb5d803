import { defineConfig } from "vitest/config";

// Two projects: `unit` needs Node alone; `browser` drives a real Chromium against a real server.
/**
 * Where a machine has memory protection keys, V8 now and then takes the whole process along when a thread of it ends
 * ("Check failed: jit_page.has_value()", https://github.com/nodejs/node/issues/64500): it does without them.
 */
const THREADS_END = ["--no-memory-protection-keys"];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/**/*.test.ts", "server/**/*.test.ts", "docs/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/*.browser.test.ts", "**/dist/**"],
          testTimeout: 20_000,
          execArgv: THREADS_END,
          // Other styles are left out of tests; the colours of a theme are tested.
          css: { include: [/tokens\.css/] },
        },
      },
      {
        test: {
          name: "browser",
          include: ["demos/**/*.browser.test.ts", "packages/**/*.browser.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          testTimeout: 60_000,
          execArgv: THREADS_END,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
