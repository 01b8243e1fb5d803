import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { askForHoles } from "./known-holes.mjs";
import { lastLine, ofHoles } from "./tally.mjs";

const running: Server[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

/** A registry that answers what it is asked about packages. @returns how it is asked, and which packages it was asked about. */
async function registry(answer: (asked: Readonly<Record<string, readonly string[]>>) => unknown, status = 200) {
  const asked: string[] = [];
  const server = createServer((request, response) => void (async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const packages = JSON.parse((request.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body).toString()) as Record<string, string[]>;
    asked.push(...Object.keys(packages));
    response.writeHead(status, { "content-type": "application/json", connection: "close" }).end(JSON.stringify(answer(packages)));
  })());
  running.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { env: { pnpm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }, asked };
}

const hole = (severity: string) => ({ id: 1, url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc", title: "Anybody may do anything", severity, vulnerable_versions: ">=0", cwe: [], cvss: { score: 9, vectorString: "" } });

test("[CLI-76] a package that we build on and of which the registry knows a hole fails, with what to do; what only tests us is not asked about", async () => {
  const bad = await registry((packages) => ("hono" in packages ? { hono: [hole("high")], vitest: [hole("critical")] } : {}));
  const found = await askForHoles(bad.env);
  expect(found).toEqual({ kind: "some", holes: [expect.stringMatching(/^hono \d+\.\d+\.\d+ has a known hole \(high\): Anybody may do anything, https:\S+, by \S*hono: update it; /)] });
  expect(lastLine(ofHoles(found))).toBe("0 passed, 1 failed");
  expect([bad.asked.includes("yjs"), bad.asked.includes("vitest")]).toEqual([true, false]);
  const slight = await registry(() => ({ hono: [hole("moderate")] }));
  const none = await askForHoles(slight.env);
  expect(none).toEqual({ kind: "none", packages: expect.any(Number) });
  expect(lastLine(ofHoles(none))).toBe("1 passed, 0 failed");
});

test("[CLI-77] a registry that says nothing of holes is told of, and passes nothing", async () => {
  for (const silent of [await registry(() => ({}), 405), await registry(() => "no report")]) {
    const found = await askForHoles(silent.env);
    const tally = ofHoles(found);
    expect([found.kind, lastLine(tally), tally.untold]).toEqual(["unknown", "0 passed, 0 failed", [expect.stringMatching(/^not audited: The audit endpoint \(at \S+advisories\/bulk\) re/)]]);
  }
});
