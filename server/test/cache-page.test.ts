import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeEntry, type Role } from "@tutti/protocol";
import type { RunningServer } from "../src/index.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PAGE = "/~caches/measured";

async function enter(server: RunningServer, role: Role): Promise<TestPage> {
  const page = await stage.guest(server);
  await page.accept(await server.invite({ app: "measured", room: "main", role }));
  return page;
}

async function look(page: TestPage, room: string) {
  const opened = page.open(`measured/${room}`);
  await opened.synced;
  await page.join("measured", room);
  await eventually("the first run", () => Number(page.metric("Calls")) >= 1);
  const key = page.widget("slider", "Again")?.widget?.key;
  if (key === undefined) throw new Error("The page has no slider");
  return { again: (n: number) => writeEntry(opened.doc, key, n, "test") };
}

/** The figures of a cache, as its card on the page says them. */
function figuresOf(html: string, cache: string): Readonly<Record<string, string>> {
  const card = html.split("<section").find((part) => part.includes(`>${cache}</h2>`)) ?? "";
  return Object.fromEntries([...card.matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label = "", value = ""]) => [label, value]));
}

const read = async (page: TestPage): Promise<string> => (await page.fetch(PAGE)).text();
const post = (page: TestPage, query: string, origin = page.url): Promise<Response> => page.fetch(`${PAGE}${query}`, { method: "POST", headers: { origin } });

test("[CPAGE-1] owners see how each cache does, and nothing of what is in it; others see nothing", async () => {
  const server = await stage.serve({ apps: ["measured"], access: { default: "viewer" } });
  const owner = await enter(server, "owner");
  const idle = await owner.fetch(PAGE);
  expect(await idle.text()).toContain("No process of this app runs");
  expect(idle.headers.get("content-security-policy")).toContain("script-src 'self'; style-src 'self' 'unsafe-inline'");
  const { again } = await look(owner, "main");
  again(3);
  await eventually("another run", () => Number(owner.metric("Calls")) >= 2);
  await eventually("the figures that the app has counted itself", async () => {
    const html = await read(owner);
    const calls = Number(owner.metric("Calls"));
    return ["load &lt;all&gt;", "line"].every((name) => figuresOf(html, name)["Hits"] === String(calls - 1) && figuresOf(html, name)["Misses"] === "1");
  });
  const html = await read(owner);
  expect(figuresOf(html, "load &lt;all&gt;")).toMatchObject({ Entries: "1", Size: expect.stringMatching(/^\d+ byte$/), Oldest: expect.stringMatching(/^\d+ (sec|min)$/), "Under way": "0" });
  expect(figuresOf(html, "line")).toMatchObject({ Entries: "1", Size: "–" });
  expect(html).toMatch(/measured\.ts:6 · data · in memory/);
  expect(html).toMatch(/keep \(measured\.ts:11\).*\s.*measured\.ts:11 · data · on disk too/);
  expect(html).toMatch(/measured\.ts:16 · resource · in memory/);
  expect(html).not.toContain("canary");
  for (const role of ["editor", "commenter", "viewer"] as const) {
    const page = await enter(server, role);
    expect((await page.fetch(PAGE)).status).toBe(403);
    expect((await post(page, "")).status).toBe(403);
  }
  expect((await fetch(`${server.url}${PAGE}`, { redirect: "manual" })).status).toBe(302);
  expect((await owner.fetch("/~caches/elsewhere")).status).toBe(404);
  expect(await (await owner.fetch(PAGE, { headers: { "accept-language": "de" } })).text()).toContain("Alle leeren");
}, 60_000);

test("[CPAGE-2] clearing forgets in every process and on disk, and is written down; the next call computes", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["measured"], data, limits: { roomsPerHost: 1 }, access: { default: "viewer" } });
  const [owner, other] = [await enter(server, "owner"), await stage.guest(server)];
  const { again } = await look(owner, "main");
  await look(other, "beside");
  const before = await eventually("both processes", async () => {
    const html = await read(owner);
    return html.includes("In 2 processes") && figuresOf(html, "load &lt;all&gt;")["Entries"] === "2" ? html : undefined;
  });
  for (const { pid } of server.stats().hosts) expect(before).toContain(`<th scope="row">${pid}</th>`);
  await eventually("the kept result on disk", async () => (await readdir(join(data, "cache"), { recursive: true })).some((name) => name.endsWith(".cache")));
  expect((await post(owner, "", "https://elsewhere.example")).status).toBe(403);
  expect(figuresOf(await read(owner), "load &lt;all&gt;")["Entries"]).toBe("2");

  const one = await post(owner, `?${new URLSearchParams({ cache: "load <all>" })}`);
  expect([one.status, one.headers.get("location")]).toEqual([303, `${PAGE}?cleared=1`]);
  const after = await read(owner);
  expect(figuresOf(after, "load &lt;all&gt;")).toMatchObject({ Entries: "0", Size: "0 byte", Oldest: "–" });
  expect(figuresOf(after, "line")["Entries"]).toBe("2");
  expect(await (await owner.fetch(`${PAGE}?cleared=1`)).text()).toContain("Cleared.");

  expect((await post(owner, "")).status).toBe(303);
  const [loaded, kept] = [Number(owner.metric("Loaded")), Number(owner.metric("Kept"))];
  again(5);
  await eventually("both computed anew", () => owner.metric("Loaded") === loaded + 1 && owner.metric("Kept") === kept + 1);
  const { rows } = (await (await owner.fetch("/api/audit?app=measured&room=main")).json()) as { rows: { action: string; detail: object }[] };
  expect(rows.filter(({ action }) => action === "cache cleared").map(({ detail }) => detail)).toEqual([{ cache: null }, { cache: "load <all>" }]);
}, 60_000);

test("[CPAGE-3] while an app is developed, everybody who may enter has the page", async () => {
  const server = await stage.serve({ apps: ["measured"], dev: true, access: { default: "viewer" } });
  const page = await stage.guest(server);
  await look(page, "main");
  expect(figuresOf(await read(page), "line")["Misses"]).toBe("1");
  expect((await post(page, "")).status).toBe(303);
  expect(figuresOf(await read(page), "line")["Entries"]).toBe("0");
}, 60_000);

test("[CPAGE-6] the list of apps leads to that page those who may see it, and nobody else", async () => {
  const [asked, developed] = [await stage.serve({ apps: ["measured"], access: { default: "viewer" } }), await stage.serve({ apps: ["measured"], dev: true, access: { default: "viewer" } })];
  const leads = async (page: TestPage): Promise<unknown> => ((await (await page.fetch("/api/apps")).json()) as { apps: { caches?: boolean }[] }).apps[0]?.caches;
  expect([await leads(await enter(asked, "owner")), await leads(await enter(asked, "editor")), await leads(await stage.guest(asked)), await leads(await stage.guest(developed))]).toEqual([true, undefined, undefined, true]);
});

test("[CPAGE-7] whoever is nobody yet is led to where they say who they are, and back; where nobody can, and whoever may not, reads why", async () => {
  const provider = await stage.provider();
  const base = { name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" };
  const [open, members, closed] = [
    await stage.serve({ apps: ["measured"], access: { default: "viewer" } }),
    await stage.serve({ apps: ["measured"], access: { default: "viewer" }, identity: { guests: true, providers: [{ id: "test", ...base }] } }),
    await stage.serve({ apps: ["measured"], identity: { guests: false } }),
  ];
  const comes = (server: RunningServer): Promise<Response> => fetch(`${server.url}${PAGE}?cleared=1`, { redirect: "manual" });
  for (const server of [open, members]) {
    const led = await comes(server);
    expect([led.status, led.headers.get("location")]).toEqual([302, `/signin?${new URLSearchParams({ to: `${PAGE}?cleared=1` })}`]);
  }
  // As a guest, who is nobody's owner.
  const guest = await fetch(`${open.url}/signin/guest`, { method: "POST", headers: { origin: open.url, "content-type": "application/x-www-form-urlencoded" }, body: new URLSearchParams({ to: PAGE }), redirect: "manual" });
  expect([guest.status, guest.headers.get("location")]).toEqual([303, PAGE]);
  const said = async (answer: Response): Promise<string> => `${answer.status} ${(await answer.text()).replaceAll(/<style>.*?<\/style>|<[^>]+>/gs, " ").replaceAll(/\s+/g, " ")}`;
  expect(await said(await (await stage.guest(open)).fetch(PAGE))).toMatch(/^403 .*for owners of this app alone; you are its viewer. All apps/);
  const refused = await (await stage.guest(members)).fetch(PAGE);
  expect(await refused.text()).toContain(`href="/signin?${new URLSearchParams({ to: PAGE })}"`);
  expect(await said(await comes(closed))).toMatch(/^401 .*Sign in to go on/);
});
