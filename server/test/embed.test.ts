import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { blobsOf, readEntry, writeEntry, type WidgetKey } from "@tutti/protocol";
import type { RunningServer, ServerOptions } from "../src/index.ts";
import { askEmbed, embedded, programToken, session, type EmbedSession } from "./embed-token.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
afterEach(() => void vi.useRealTimers());
const WIKI = "https://wiki.example";

/** A built page, as far as a server looks into it. */
async function pages(): Promise<string> {
  const client = await stage.folder();
  await writeFile(join(client, "index.html"), "<!doctype html><html><head><title>Tutti</title></head><body></body></html>");
  return client;
}

async function serve(apps: readonly string[] = ["plain"], options: Partial<Omit<ServerOptions, "apps">> = {}): Promise<{ readonly server: RunningServer; readonly owner: TestPage }> {
  const server = await stage.serve({ apps, client: await pages(), embed: { origins: [WIKI, "https://*.atlassian.net"] }, ...options });
  const owner = await stage.guest(server);
  for (const app of apps) await owner.accept(await server.invite({ app, room: "main", role: "owner" }));
  return { server, owner };
}

const policyOf = (answer: Response): string => answer.headers.get("content-security-policy") ?? "";

/** The key that a page was handed with its own text. */
async function frameKey(server: RunningServer, path = "/plain/main?embed"): Promise<string> {
  const html = await (await fetch(server.url + path)).text();
  const [, content = ""] = /<meta name="tutti-embed" content="([^"]*)">/.exec(html) ?? [];
  return (JSON.parse(content.replaceAll("&quot;", '"')) as { key: string }).key;
}

test("[EMB-10] nobody's page but our own may show a room, unless it was named; and then where it asks to be shown alone", async () => {
  const { server } = await serve();
  expect(policyOf(await fetch(`${server.url}/plain/main?embed`))).toContain(`frame-ancestors 'self' ${WIKI} https://*.atlassian.net`);
  for (const path of ["/plain/main", "/", "/nowhere?embed", "/api/apps?embed", "/plain?embed"]) {
    expect([path, policyOf(await fetch(server.url + path, { redirect: "manual" }))]).toEqual([path, expect.stringMatching(/frame-ancestors 'self'$/)]);
  }
  const off = await stage.serve({ client: await stage.folder() });
  expect(policyOf(await fetch(`${off.url}/plain/main?embed`))).toMatch(/frame-ancestors 'self'$/);
  expect((await fetch(`${off.url}/oembed?url=${off.url}/plain/main`)).status).toBe(404);
});

test("[EMB-11] the page where one signs in stands in nobody's frame, and a frame is not led there", async () => {
  const provider = await stage.provider();
  const client = await pages();
  const server = await stage.serve({ client, embed: { origins: [WIKI] }, identity: { url: "http://localhost", providers: [{ id: "test", issuer: provider.issuer, clientId: "x", clientSecret: "y" }] } });
  const door = await fetch(`${server.url}/signin`);
  expect([policyOf(door), door.headers.get("x-frame-options")]).toEqual([expect.stringMatching(/frame-ancestors 'none'/), "DENY"]);
  expect((await fetch(`${server.url}/plain/main`, { redirect: "manual" })).status).toBe(302);
  expect((await fetch(`${server.url}/plain/main?embed`, { redirect: "manual" })).status).toBe(200);
  expect((await session(server, await frameKey(server), { app: "plain" })).status).toBe(401);
});

test("[EMB-12] a guest in a frame is kept by a cookie of that site alone over https, and else by a token; never without our page", async () => {
  const { server } = await serve();
  const place = { app: "plain" };
  expect((await session(server, "tutti-embed.made-up", place)).status).toBe(401);
  expect((await fetch(`${server.url}/api/embed/session?app=plain&room=main`, { method: "POST", headers: { origin: "null" } })).status).toBe(401);
  const key = await frameKey(server);
  const first = await session(server, key, place, { "x-forwarded-proto": "https" });
  expect(first.headers.get("set-cookie")).toMatch(/^__Host-.*HttpOnly; SameSite=None; .*Secure; Partitioned$/);
  const known = (await first.json()) as EmbedSession;
  const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect(((await (await session(server, key, place, { cookie, "x-forwarded-proto": "https" })).json()) as EmbedSession).person.id).toBe(known.person.id);
  // In a sandbox there is no cookie to keep, and none counts.
  const opaque = await session(server, key, place, { origin: "null", cookie, "x-forwarded-proto": "https" });
  expect([opaque.headers.get("set-cookie"), opaque.headers.get("access-control-allow-origin")]).toEqual([null, "null"]);
  const guest = (await opaque.json()) as EmbedSession;
  expect(guest.person.id).not.toBe(known.person.id);
  expect(((await (await session(server, guest.bearer ?? "", place)).json()) as EmbedSession).person.id).toBe(guest.person.id);
  const asked = await fetch(`${server.url}/api/me?app=plain&room=main`, { headers: { origin: "null", authorization: `Bearer ${guest.bearer}` } });
  expect([((await asked.json()) as EmbedSession).person.id, asked.headers.get("access-control-allow-origin")]).toEqual([guest.person.id, "null"]);
  // Without a token an opaque origin reads nothing, and another site nothing at all.
  expect((await fetch(`${server.url}/api/me`, { headers: { origin: "null" } })).headers.get("access-control-allow-origin")).toBeNull();
  expect((await fetch(`${server.url}/api/me`, { headers: { origin: WIKI, authorization: `Bearer ${guest.bearer}` } })).headers.get("access-control-allow-origin")).toBeNull();
});

test("[EMB-13] a program makes tokens of its own rights at most; they open one room in one role, and share, branch and look back at nothing", async () => {
  const { server, owner } = await serve(["plain"], { access: { default: null } });
  const { secret } = await programToken(owner, "plain", "editor");
  for (const [wanted, says] of [
    [{ app: "plain", role: "owner" }, "viewer, commenter or editor"], [{ app: "plain", minutes: 2_000 }, "1440 at most"], [{ app: "plain", locks: { "a b": 1 } }, "no widget's key"],
    [{ app: "plain", person: { id: "" } }, "person.id"],
  ] as const) {
    const answer = await askEmbed(server, secret, wanted);
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(says)]);
  }
  const { secret: lesser } = await programToken(owner, "plain", "viewer");
  expect((await askEmbed(server, lesser, { app: "plain", role: "editor" })).status).toBe(400);
  expect((await askEmbed(server, "tutti_nobody", { app: "plain" })).status).toBe(401);
  expect((await owner.fetch("/api/embed/tokens", { method: "POST", headers: { origin: server.url, "content-type": "application/json" }, body: JSON.stringify({ app: "plain", room: "main", role: "viewer" }) })).status).toBe(403);
  const { page, said, bearer } = await embedded(server, secret, { app: "plain", role: "editor", person: { id: "ana@wiki", name: "Ana" } });
  expect(said).toMatchObject({ person: { name: "Ana", role: "editor" }, room: "main" });
  await page.join("plain", "main");
  await eventually("the page", () => page.metric("Twice"));
  const open = page.open("plain/main");
  await open.synced;
  writeEntry(open.doc, "slider:Months" as WidgetKey, 5, "page");
  await open.durable();
  await eventually("its change", () => page.metric("Twice") === 10);
  const asks = (path: string, init: RequestInit = {}): Promise<number> => fetch(server.url + path, { ...init, headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" } }).then(({ status }) => status);
  const post = (path: string, body: object): Promise<number> => asks(path, { method: "POST", body: JSON.stringify({ app: "plain", room: "main", ...body }) });
  expect(await Promise.all([
    post("/api/sharing/links?app=plain&room=main", { role: "viewer" }), post("/api/branches", { name: "Mine" }), post("/api/embed/tokens", { role: "viewer" }), post("/api/versions", { name: "Mine" }),
    asks("/api/sharing?app=plain&room=main"), asks("/api/history?app=plain&room=main"), asks("/api/history/look?app=plain&room=main&change=1"), asks("/api/audit?app=plain&room=main"),
  ])).toEqual([403, 403, 403, 403, 403, 403, 403, 403]);
  expect(await asks("/api/me?app=plain&room=other")).toBe(403);
  page.close();
});

test("[EMB-14] what is open by a token ends with it, within seconds; a newer one for the same person and room lets it go on", async () => {
  const { server, owner } = await serve(["plain"], { access: { default: null } });
  const { secret, token } = await programToken(owner, "plain");
  const short = { app: "plain", minutes: 2, person: { id: "ana" } };
  const [ends, stays] = [await embedded(server, secret, short, "one-of-two-visitors"), await embedded(server, secret, { ...short, person: { id: "ben" } })];
  for (const { page } of [ends, stays]) {
    await page.join("plain", "main");
    await eventually("a greeting", () => page.last("hello"));
  }
  // The host hands out another: nothing is opened anew.
  const next = await embedded(server, secret, { app: "plain", minutes: 10, person: { id: "ben" } });
  expect(next.said.person.id).toBe(stays.said.person.id);
  // The clock goes on past the one and not the other; how quick the machine is plays no part.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3 * 60_000 });
  await eventually("the end", () => ends.page.closes.find(({ code }) => code === 4411));
  expect((await session(server, ends.bearer, short)).status).toBe(401);
  expect(stays.page.closes).toEqual([]);
  await owner.fetch(`/api/sharing/tokens/${token.id}?app=plain&room=main`, { method: "DELETE", headers: { origin: server.url } });
  await eventually("the end with its program's token", () => stays.page.closes.find(({ code }) => code === 4412));
  expect((await session(server, next.bearer, short)).status).toBe(401);
});

test("[EMB-15] locked values lead to a room of their own with a run of its own, which no other way leads to; what is written over them changes nothing", async () => {
  const { server, owner } = await serve(["regions"]);
  const { secret } = await programToken(owner, "regions");
  const locks = { region: "EMEA", of: "EMEA" };
  const { page, said } = await embedded(server, secret, { app: "regions", role: "editor", locks });
  expect(said.room).toMatch(/^locked--[0-9a-f]{40}$/);
  const same = await embedded(server, secret, { app: "regions", role: "editor", locks: { of: "EMEA", region: "EMEA" } }, "another-visitor-here");
  const other = await embedded(server, secret, { app: "regions", role: "editor", locks: { region: "CANARY-APAC", of: "EMEA" } });
  expect([same.said.room === said.room, other.said.room === said.room]).toEqual([true, false]);
  await page.join("regions", said.room);
  await eventually("its rows", () => page.metric("Revenue") === 30);
  const open = page.open(`regions/${said.room}`);
  await open.synced;
  for (const key of ["region", "of"]) writeEntry(open.doc, key as WidgetKey, "CANARY-APAC", "page");
  open.provider.awareness?.setLocalState({ preview: { key: "region", value: "CANARY-APAC", beat: 1 } });
  writeEntry(open.doc, "least" as WidgetKey, 15, "page");
  await open.durable();
  await eventually("what may be changed", () => page.metric("Revenue") === 20);
  expect(page.widget("select", "Region")).toBeUndefined();
  // It is a room of its own: the one that it was made for has nothing of it, and nobody gets in without the token.
  await owner.join("regions", "main");
  await eventually("the main room", () => owner.metric("Revenue") === 30);
  const main = owner.open("regions/main");
  await main.synced;
  expect(readEntry(main.doc, "least")).toBeUndefined();
  expect((await owner.fetch(`/api/me?app=regions&room=${said.room}`)).status).toBe(403);
  await expect(owner.open(`regions/${said.room}`).synced).rejects.toThrow();
  const program = await fetch(`${server.url}/api/me?app=regions&room=${said.room}`, { headers: { authorization: `Bearer ${secret}` } });
  expect(program.status).toBe(403);
  for (const one of [page, same.page, other.page]) one.close();
});

test("[EMB-16] a picture or file is read by a ticket in its address, for one person and room, as long as they may be there", async () => {
  const { server, owner } = await serve(["regions"], { access: { default: null } });
  const { secret } = await programToken(owner, "regions");
  const [a, b] = [await embedded(server, secret, { app: "regions", locks: { region: "EMEA", of: "EMEA" } }), await embedded(server, secret, { app: "regions", locks: { region: "CANARY-APAC", of: "EMEA" } })];
  await a.page.join("regions", a.said.room);
  const blob = await eventually("a table", () => [...a.page.view.values()].flatMap((element) => blobsOf(element))[0]);
  const at = (room: string, ticket: string): Promise<number> => fetch(`${server.url}/blob/regions/${room}/${blob}?ticket=${ticket}`).then(({ status }) => status);
  expect(await at(a.said.room, a.said.ticket)).toBe(200);
  expect([await at(a.said.room, b.said.ticket), await at(b.said.room, b.said.ticket), await at(a.said.room, "made-up")]).toEqual([401, 404, 401]);
  expect((await fetch(`${server.url}/api/me?app=regions&room=${a.said.room}&ticket=${a.said.ticket}`)).status).toBe(403);
  a.page.close();
});

test("[EMB-17] oEmbed describes rooms that everybody may see, within the size that was asked for, and says what is wrong with the right status", async () => {
  const { server, owner } = await serve();
  const ask = (query: Readonly<Record<string, string>>): Promise<Response> => fetch(`${server.url}/oembed?${new URLSearchParams(query)}`);
  const url = `${server.url}/plain/main`;
  const link = await (await fetch(url)).text();
  expect(link).toContain(`<link rel="alternate" type="application/json+oembed" href="${server.url}/oembed?url=${encodeURIComponent(url)}"`);
  const answer = await ask({ url });
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(await answer.json()).toEqual({
    version: "1.0", type: "rich", title: expect.any(String), provider_name: "Tutti", provider_url: server.url, width: 800, height: 480, cache_age: 300,
    html: expect.stringContaining(`<iframe src="${url}?embed" width="800" height="480"`),
  });
  expect(await (await ask({ url, maxwidth: "400", maxheight: "90" })).json()).toMatchObject({ width: 400, height: 90 });
  expect(await (await ask({ url, maxwidth: "4000", maxheight: "4000" })).json()).toMatchObject({ width: 800, height: 480 });
  const problems: readonly (readonly [Readonly<Record<string, string>>, number])[] = [
    [{}, 400], [{ url, maxwidth: "wide" }, 400], [{ url, maxheight: "-1" }, 400], [{ url, format: "xml" }, 501], [{ url: `${server.url}/nothing/main` }, 404],
    [{ url: "https://elsewhere.example/plain/main" }, 404], [{ url: "no address" }, 404], [{ url: `${url}/a/b/c` }, 404],
  ];
  for (const [query, status] of problems) expect([query, (await ask(query)).status]).toEqual([query, status]);
  // How it is shown stands in the address that was asked for, and nothing of it leaves the attribute that it is put into.
  const htmlOf = async (embed: string): Promise<string> => ((await (await ask({ url: `${url}?${new URLSearchParams({ embed })}` })).json()) as { html: string }).html;
  expect(await htmlOf("theme:dark,chrome:none,chrome:gold,page:a/b")).toContain(`<iframe src="${url}?embed=theme:dark" width`);
  expect((await htmlOf('element:"><script>x</script>')).replaceAll(/"[^"]*"/g, "")).toBe("<iframe src= width= height= title= style= loading= allowfullscreen></iframe>");
  const closed = await stage.serve({ embed: { origins: [WIKI] }, access: { default: null } });
  expect((await fetch(`${closed.url}/oembed?url=${closed.url}/plain/main`)).status).toBe(401);
  owner.close();
});
