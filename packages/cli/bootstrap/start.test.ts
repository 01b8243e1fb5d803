import { spawn } from "node:child_process";
import { createServer, type AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { Serving } from "../src/serving.fixture.ts";
import { buildPage } from "./page.mjs";

const script = fileURLToPath(new URL("start.mjs", import.meta.url));

beforeAll(() => buildPage(process.execPath), 60_000);

let data: string;
const running: Serving[] = [];
beforeEach(() => { data = mkdtempSync(join(tmpdir(), "tutti-start-")); });
afterEach(async () => {
  for (const serving of running.splice(0)) await serving.end();
  rmSync(data, { recursive: true, force: true });
});

function npmStart(env: NodeJS.ProcessEnv, ...args: string[]): Serving {
  const serving = new Serving(["--data", data, ...args], data, { script, env });
  running.push(serving);
  return serving;
}

test("[CLI-35] npm start on a tree that is set up says what it passes over, serves the demos, and stops when it is asked to", { timeout: 120_000 }, async () => {
  const start = npmStart({}, "--port", "0");
  const port = await start.port();
  expect(start.said).toMatch(/^Dependencies: +up to date$/m);
  expect(start.said).toMatch(/^Page: +up to date$/m);
  const listed = (await (await fetch(`http://127.0.0.1:${port}/api/apps`)).json()) as { apps: readonly { id: string }[] };
  expect(listed.apps.map((app) => app.id)).toContain("gallery");
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(await start.stop("SIGINT")).toBe(0);
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test("[CLI-36] npm start takes the port that PORT names, or says in a sentence that it is taken", { timeout: 120_000 }, async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const refused = npmStart({ PORT: String(port) });
  expect(await refused.ended()).toBe(1);
  expect(refused.said).toContain(`Port ${port} is taken`);
  await new Promise((resolve) => other.close(resolve));
  expect(await npmStart({ PORT: String(port) }).port()).toBe(port);
});

test("[CLI-38] npm start stops when npm itself is asked to", { timeout: 120_000 }, async () => {
  const npm = spawn("npm", ["start", "--silent", "--", "--port", "0", "--data", data], { cwd: fileURLToPath(new URL("../../..", import.meta.url)), stdio: ["ignore", "pipe", "inherit"] });
  const closed = new Promise((resolve) => npm.stdout.once("close", resolve));
  const port = await new Promise<string>((resolve) => {
    let said = "";
    npm.stdout.on("data", (chunk) => {
      said += String(chunk);
      const found = /answers at http:\/\/[^:]+:(\d+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
  });
  npm.kill("SIGTERM");
  // The pipe is closed once nobody is left who could write into it.
  await closed;
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
});

test("[CLI-37] the server stops when what started it is gone without a word", { timeout: 120_000 }, async () => {
  const start = npmStart({}, "--port", "0");
  const port = await start.port();
  await start.end();
  await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  expect(start.said).toContain("Stopping");
});
