import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer, type RunningServer } from "@tutti/server";
import { answer, cpu, memory } from "../child.ts";

const file = (name: string): string => fileURLToPath(new URL(`../apps/${name}.ts`, import.meta.url));
const client = fileURLToPath(new URL("../../../client/dist", import.meta.url));
let running: RunningServer | undefined;

answer({
  start: async (request) => {
    const apps = (request["apps"] as readonly string[]).map((id) => ({ id, file: file(id) }));
    const data = typeof request["data"] === "string" ? request["data"] : mkdtempSync(join(tmpdir(), "tutti-bench-"));
    running = await startServer({ apps, data, client, port: 0, log: "silent", ...(request["limits"] ? { limits: request["limits"] } : {}) });
    return { port: running.port };
  },
  memory,
  cpu,
  stats: () => running?.stats(),
  stop: () => running?.stop(),
});
