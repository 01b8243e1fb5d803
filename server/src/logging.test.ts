import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openLog } from "./logging.ts";
import type { LogLine } from "./options.ts";

test("[SRV-31] one message cannot flood the log: it is said some times, and then counted", () => {
  let now = 0;
  const lines: LogLine[] = [];
  const say = openLog((line) => lines.push(line), () => now);
  for (let n = 0; n < 1_000; n++) say("warn", "A connection was cut", { n });
  say("warn", "Something else");
  expect(lines.filter((line) => line.message === "A connection was cut")).toHaveLength(10);
  expect(lines.at(-1)?.message).toBe("Something else");
  now = 60_000;
  say("warn", "A connection was cut", { n: 0 });
  expect(lines.at(-1)).toMatchObject({ message: "A connection was cut", alsoUnsaid: 990 });
});

test("[SRV-30] as JSON each entry is one line, an error is its message without a stack, and cookies and tokens are hidden", () => {
  const script = `import { openLog } from ${JSON.stringify(fileURLToPath(new URL("./logging.ts", import.meta.url)))};
    openLog("json", () => 5)("error", "It failed", { error: new Error("first line\\nsecond"), cookie: "secret-1", token: "secret-2", headers: { cookie: "secret-3" } });`;
  const printed = execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", script], { encoding: "utf8" });
  const [line, ...others] = printed.trim().split("\n");
  expect(others).toEqual([]);
  expect(JSON.parse(line ?? "")).toMatchObject({ level: "error", at: 5, msg: "It failed", error: "first line\nsecond", cookie: "(hidden)" });
  expect(printed).not.toMatch(/secret-|at file:/);
});
