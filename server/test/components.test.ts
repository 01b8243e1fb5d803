import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { startServer, type RunningServer } from "../src/index.ts";
import { fixture, useStage } from "./stage.ts";

const stage = useStage();
let server: RunningServer | undefined;
afterEach(async () => {
  await server?.stop();
});

/** A server whose one app has components, and a page. */
async function serve(): Promise<string> {
  const [data, components, client] = [await stage.folder(), await stage.folder(), await stage.folder()];
  await writeFile(join(components, "components.json"), '{"knob":{"code":{"script":"/~component/plain/knob-abcd1234.js","styles":[]}}}');
  await writeFile(join(components, "knob-abcd1234.js"), "export const knob = 1;");
  await writeFile(join(components, "..", "secret-abcd1234.js"), "outside").catch(() => undefined);
  await mkdir(join(client, "assets"));
  await writeFile(join(client, "index.html"), "<!doctype html>");
  await writeFile(join(client, "isolated.html"), "<!doctype html>");
  server = await startServer({ apps: [{ id: "plain", file: fixture("plain"), components }], data, port: 0, client, log: "silent" });
  return server.url;
}

test("[CODE-1] a component's code is answered by its hashed name, kept for good; nothing else of its folder is", async () => {
  const url = await serve();
  const code = await fetch(`${url}/~component/plain/knob-abcd1234.js`);
  expect([code.status, await code.text(), code.headers.get("content-type")]).toEqual([200, "export const knob = 1;", "text/javascript; charset=utf-8"]);
  expect(code.headers.get("cache-control")).toContain("immutable");
  // A frame without an origin loads it from another one than its own.
  expect(code.headers.get("access-control-allow-origin")).toBe("*");
  for (const path of ["plain/components.json", "plain/knob-aaaaaaaa.js", "plain/..%2Fsecret-abcd1234.js", "other/knob-abcd1234.js", "plain/"]) {
    const { status } = await fetch(`${url}/~component/${path}`);
    expect([path, status]).toEqual([path, 404]);
  }
  expect((await fetch(`${url}/api/apps`)).headers.get("access-control-allow-origin")).toBeNull();
});

test("[CODE-2] the page of isolated components loads nothing and runs what it is handed, in a sandbox; other pages keep theirs", async () => {
  const url = await serve();
  const policy = (await fetch(`${url}/isolated.html`)).headers.get("content-security-policy") ?? "";
  const parts = policy.split("; ");
  for (const part of ["sandbox allow-scripts", "default-src 'none'", "script-src 'unsafe-inline' blob:", "connect-src 'none'", "img-src data: blob:", "form-action 'none'", "frame-src 'none'", "webrtc 'block'"]) {
    expect(parts).toContain(part);
  }
  expect(policy).not.toMatch(/allow-same-origin|unsafe-eval|script-src[^;]*'self'|\*/);
  expect((await fetch(`${url}/`)).headers.get("content-security-policy")).not.toContain("sandbox");
});
