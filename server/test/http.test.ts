import { get, request } from "node:http";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Person } from "@tutti/protocol";
import { cookieOf, eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

/** A built page, as small as can be. */
async function clientFolder(): Promise<string> {
  const folder = await stage.folder();
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><title>page</title>");
  await writeFile(join(folder, "sw.js"), "self.x = 1;");
  await writeFile(join(folder, "assets", "main-a1b2c3d4.js"), `export const x = "${"y".repeat(2_000)}";`);
  await writeFile(join(folder, "..", "outside.txt"), "not for you").catch(() => undefined);
  return folder;
}

test("[SRV-20] who comes first becomes a guest, and is the same person from then on", async () => {
  const server = await stage.serve();
  const first = await fetch(`${server.url}/api/me?app=plain&room=main`);
  const { person, title, boot } = (await first.json()) as { person: Person; title: string; boot: string };
  expect(person.role).toBe("editor");
  expect(person.name).toMatch(/^\w+ \w+$/);
  expect(title).toBeTypeOf("string");
  expect(boot).toBe(server.boot);
  expect(first.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
  const again = await fetch(`${server.url}/api/me`, { headers: { cookie: cookieOf(first) } });
  expect(((await again.json()) as { person: Person }).person.id).toBe(person.id);
  expect(again.headers.get("set-cookie")).toBeNull();
});

test("[SRV-21] a guest takes another name; nonsense is refused with a sentence, and so is another site", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const post = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
    ana.fetch("/api/me", { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  const renamed = await post(JSON.stringify({ name: "  Ana\u202e  Lopez ", colour: 3 }));
  expect(((await renamed.json()) as { person: Person }).person).toMatchObject({ name: "Ana Lopez", colour: 3 });
  const me = await fetch(`${server.url}/api/me`, { headers: { cookie: cookieOf(renamed) } });
  expect(((await me.json()) as { person: Person }).person.name).toBe("Ana Lopez");
  for (const body of ["{", "5", '{"name": ""}', '{"name": 5}', '{"colour": 99}']) {
    const refused = await post(body);
    expect([body, refused.status]).toEqual([body, 400]);
  }
  const other = await post('{"name":"Eve"}', { origin: "https://evil.example" });
  expect(other.status).toBe(403);
  expect(await other.json()).toEqual({ error: "This request came from another site." });
});

test("[SRV-22] a forged cookie is nobody's: the page gets a new guest, and nothing is done in its name", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const [name, token] = ana.cookie.split("=") as [string, string];
  const forged = `${name}=${token.slice(0, -4)}AAAA`;
  const me = await fetch(`${server.url}/api/me`, { headers: { cookie: forged } });
  expect(((await me.json()) as { person: Person }).person.id).not.toBe(ana.id);
  const rename = await fetch(`${server.url}/api/me`, { method: "POST", body: '{"name":"Boss"}', headers: { cookie: forged } });
  expect(rename.status).toBe(401);
  expect(((await rename.json()) as { error: string }).error).toMatch(/signature is wrong/);
  expect((await fetch(`${server.url}/blob/plain/main/abc`, { headers: { cookie: forged } })).status).toBe(401);
});

test("[SRV-23] an invitation gives its role in its room, to whoever opens it", async () => {
  const server = await stage.serve({ access: { default: null } });
  const ana = await stage.guest(server);
  const before = await ana.fetch("/api/me?app=plain&room=main");
  expect(before.status).toBe(403);
  expect(((await before.json()) as { error: string }).error).toMatch(/Ask somebody in it for an invitation/);
  const path = await server.invite({ app: "plain", room: "main", role: "viewer" });
  const joined = await ana.fetch(path);
  expect([joined.status, joined.headers.get("location")]).toEqual([302, "/plain/main"]);
  await ana.accept(path);
  const after = (await (await ana.fetch("/api/me?app=plain&room=main")).json()) as { person: Person };
  expect(after.person).toMatchObject({ id: ana.id, role: "viewer" });
  expect((await ana.fetch("/api/me?app=plain&room=other")).status).toBe(403);
  expect((await ana.fetch("/join/nonsense")).status).toBe(403);
  await expect(server.invite({ app: "nope", room: "main", role: "viewer" })).rejects.toThrow(/no app/);
});

test("[SRV-24] an app or room that is not there says so, to programs and to people", async () => {
  const server = await stage.serve();
  for (const path of ["/api/me?app=nope&room=main", "/api/me?app=plain&room=No%20Such", "/api/nothing"]) {
    const answer = await fetch(server.url + path);
    expect([path, answer.status, typeof ((await answer.json()) as { error?: string }).error]).toEqual([path, 404, "string"]);
  }
  const page = await fetch(`${server.url}/nope/main`);
  expect(page.status).toBe(404);
  expect(await page.text()).toMatch(/There is no app or file at \/nope\/main/);
  expect((await fetch(`${server.url}/plain/__proto__`)).status).toBe(404);
});

test("[SRV-25] an app's address leads to a room of it, with its query", async () => {
  const server = await stage.serve();
  const answer = await fetch(`${server.url}/plain?month=5`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/plain/main?month=5"]);
});

test("[SRV-26] the page's files: hashed ones are kept for good, the others asked for each time; nothing outside the folder", async () => {
  const server = await stage.serve({ client: await clientFolder() });
  const room = await fetch(`${server.url}/plain/main`);
  expect(await room.text()).toMatch(/<title>page/);
  expect(room.headers.get("cache-control")).toBe("no-cache");
  const etag = room.headers.get("etag") ?? "";
  expect((await fetch(`${server.url}/plain/main`, { headers: { "if-none-match": etag } })).status).toBe(304);
  const script = await fetch(`${server.url}/assets/main-a1b2c3d4.js`);
  expect(script.headers.get("cache-control")).toMatch(/immutable/);
  expect(script.headers.get("content-encoding")).toBe("gzip");
  expect((await fetch(`${server.url}/sw.js`)).headers.get("cache-control")).toBe("no-cache");
  expect((await fetch(`${server.url}/..%2foutside.txt`)).status).toBe(404);
  expect((await fetch(`${server.url}/%2e%2e/outside.txt`)).status).toBe(404);
  expect((await fetch(`${server.url}/%zz`)).status).toBe(404);
  const nothing = await fetch(`${server.url}/nope/main`, { headers: { "if-none-match": etag } });
  expect([nothing.status, await nothing.text()]).toEqual([404, expect.stringMatching(/<title>page/)]);
});

test("[SRV-27] every answer forbids foreign scripts, frames and guesses", async () => {
  const server = await stage.serve();
  for (const path of ["/", "/api/apps", "/nope", "/plain/main"]) {
    const { headers } = await fetch(server.url + path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(/script-src 'self';/);
    expect(policy).toMatch(/frame-ancestors 'self'/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  }
});

test("[SRV-27] WebAssembly runs in one worker alone, and that one reaches nothing", async () => {
  const server = await stage.serve();
  const policyOf = async (path: string): Promise<string> => (await fetch(server.url + path)).headers.get("content-security-policy") ?? "";
  expect(await policyOf("/assets/graphviz-worker-BqM8KeCr.js")).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
  for (const path of ["/", "/assets/main-a1b2c3d4.js", "/x/assets/graphviz-worker-BqM8KeCr.js", "/assets/graphviz-worker-a/b.js"]) expect(await policyOf(path)).not.toContain("unsafe-eval");
});

test("[SRV-32] pictures, films and frames of other hosts are let in from those alone that were named", async () => {
  const policyOf = async (contentOrigins?: readonly string[]): Promise<Record<string, string>> => {
    const server = await stage.serve(contentOrigins ? { contentOrigins } : {});
    const policy = (await fetch(server.url)).headers.get("content-security-policy") ?? "";
    return Object.fromEntries(policy.split("; ").map((part) => [part.slice(0, part.indexOf(" ")), part.slice(part.indexOf(" ") + 1)]));
  };
  expect(await policyOf()).toMatchObject({ "img-src": "'self' data: blob:", "media-src": "'self'", "frame-src": "'self'", "script-src": "'self'" });
  expect(await policyOf(["https://tiles.example"])).toMatchObject({
    "img-src": "'self' data: blob: https://tiles.example", "media-src": "'self' https://tiles.example", "frame-src": "'self' https://tiles.example",
    "script-src": "'self'", "connect-src": "'self'", "default-src": "'self'",
  });
});

test("[SRV-28] it says that it lives, and that it should get no visitors while it cannot save", async () => {
  const server = await stage.serve();
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true });
  expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ ready: true });
  expect(await (await fetch(`${server.url}/api/apps`)).json()).toEqual({ apps: [{ id: "plain", title: expect.stringMatching(/^plain$/i), description: "The fixture plain" }] });
});

test("[SRV-29] starting where it cannot is refused with a sentence: a taken port, a taken store, an impossible app", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ data });
  await expect(stage.serve({ port: server.port })).rejects.toThrow(/Port \d+ is taken/);
  await expect(stage.serve({ data })).rejects.toThrow(/Another server is using the store/);
  await expect(stage.serve({ apps: ["api"] })).rejects.toThrow(/cannot be an app's place/);
  await expect(stage.serve({ apps: ["plain", "plain"] })).rejects.toThrow(/Two apps are called/);
  await eventually("the first to go on", async () => (await fetch(`${server.url}/readyz`)).ok);
});

test("[SRV-30] no cookie and no token stands in the server's log", async () => {
  const server = await stage.serve({ access: { default: null } });
  const ana = await stage.guest(server);
  const path = await server.invite({ app: "plain", room: "main", role: "viewer" });
  await ana.accept(path);
  await ana.fetch(`${path}x`);
  await fetch(`${server.url}/api/me`, { headers: { cookie: `${ana.cookie}x` } });
  const text = JSON.stringify(stage.lines);
  expect(stage.lines.length).toBeGreaterThan(1);
  expect(text).not.toContain(path.slice("/join/".length));
  expect(text).not.toContain(ana.cookie.split("=")[1]);
});

test("[SRV-97] another site whose name leads here gets neither a page nor a socket, and is told what an operator would do", async () => {
  const server = await stage.serve();
  const asked = (path: string, headers: Record<string, string>): Promise<{ readonly status: number | undefined; readonly text: string }> => new Promise((resolve, reject) => {
    const request = get({ host: "127.0.0.1", port: server.port, path, headers }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => (text += chunk.toString()));
      response.on("end", () => resolve({ status: response.statusCode, text }));
    });
    request.on("error", reject);
  });
  const evil = await asked("/api/me", { host: "evil.example:8400", origin: "http://evil.example:8400" });
  expect([evil.status, JSON.parse(evil.text)]).toEqual([421, { error: expect.stringContaining("add its address to origins in tutti.config.ts") }]);
  const socket = await asked("/socket", { host: "evil.example", origin: "http://evil.example", connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13", "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==" });
  expect(socket.status).toBe(421);
  expect((await asked("/api/me", { host: `localhost:${server.port}` })).status).toBe(200);
});

/** Sends so many bytes, with their number said before or not. @returns the status, or how the connection ended, and how many were taken. */
function sendMuch(url: string, bytes: number, said: boolean): Promise<{ readonly status: number | string | undefined; readonly taken: number }> {
  return new Promise((resolve) => {
    let taken = 0;
    const chunk = Buffer.alloc(64 * 1024, " ");
    const asking = request(url, { method: "POST", headers: { "content-type": "application/json", ...(said && { "content-length": bytes }) } }, (answer) => {
      resolve({ status: answer.statusCode, taken });
      asking.destroy();
    });
    asking.on("error", (error: NodeJS.ErrnoException) => resolve({ status: error.code, taken }));
    const more = (): void => {
      while (taken < bytes) {
        taken += chunk.length;
        if (!asking.write(chunk)) return void asking.once("drain", more);
      }
      asking.end();
    };
    more();
  });
}

test("[SRV-98] what is larger than anybody has to say is refused before it is read, whoever sends it; what is small is not", async () => {
  const server = await stage.serve({ access: { default: null } });
  const MB = 1024 * 1024;
  for (const path of ["/api/history/back", "/api/me", "/api/embed/signin", "/api/sharing/links?app=plain&room=main", "/signin/guest", "/signin/test/backchannel", "/plain/main", "/files/plain/main"]) {
    for (const said of [true, false]) {
      const { status, taken } = await sendMuch(server.url + path, 256 * MB, said);
      // The answer comes while it is still being sent; whoever does not look meanwhile finds the connection closed.
      expect([path, said, status === 413 || status === "ECONNRESET" || status === "EPIPE", taken < 128 * MB]).toEqual([path, said, true, true]);
    }
  }
  const ana = await stage.guest(server);
  const little = JSON.stringify({ name: "Ana", padding: "x".repeat(500_000) });
  for (const body of [little, new Blob([little]).stream()]) {
    const answer = await ana.fetch("/api/me", { method: "POST", headers: { "content-type": "application/json" }, body, duplex: "half" } as RequestInit);
    expect([answer.status, await answer.json()]).toEqual([200, { person: expect.objectContaining({ name: "Ana" }) }]);
  }
  const large = await fetch(`${server.url}/api/me`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ name: "x".repeat(MB) }) });
  expect([large.status, await large.json()]).toEqual([413, { error: "This is larger than 1024 kB, and was not taken." }]);
});
