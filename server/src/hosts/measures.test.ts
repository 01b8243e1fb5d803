import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { coreTime } from "./measures.ts";

test("[HOST-4] what a process has run and what it has waited for a core are told apart", async () => {
  const children = [1, 2].map(() => spawn("taskset", ["--cpu-list", "0", process.execPath, "-e", "for (;;);"], { stdio: "ignore" }));
  const asleep = spawn("sleep", ["60"], { stdio: "ignore" });
  try {
    // Two that spin share one core: while each gets half of it, it waits for the other half.
    for (const { pid } of children) await expect.poll(() => Math.min(...Object.values(coreTime(pid ?? 0) ?? { none: 0 }))).toBeGreaterThan(100);
    expect(coreTime(asleep.pid ?? 0)?.ran).toBeLessThan(100);
    expect(coreTime(2 ** 30)).toBeUndefined();
  } finally {
    for (const child of [...children, asleep]) child.kill("SIGKILL");
  }
});
