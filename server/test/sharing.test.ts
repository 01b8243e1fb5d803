import { afterEach, expect, test, vi } from "vitest";
import { CLOSE } from "@tutti/protocol";
import type { AppId, RoomId, SharedLink, SharedToken, Sharing } from "@tutti/protocol";
import type { StoredAudit } from "../src/access/port.ts";
import { inviteFrom, openInvitations, rotateFrom, type RunningServer } from "../src/index.ts";
import { MOST_LINKS } from "../src/sharing/links.ts";
import { eventually, TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
afterEach(() => void vi.useRealTimers());
const PLACE = "?app=plain&room=main";

async function member(server: RunningServer, role: "owner" | "editor" | "commenter" | "viewer"): Promise<TestPage> {
  const page = await stage.guest(server);
  await page.accept(await server.invite({ app: "plain", room: "main", role }));
  return page;
}

const send = (page: TestPage, method: string, path: string, body?: unknown): Promise<Response> =>
  page.fetch(`/api/sharing${path}${PLACE}`, { method, headers: { origin: page.url, "content-type": "application/json" }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

const sharing = async (page: TestPage): Promise<Sharing> => (await (await page.fetch(`/api/sharing${PLACE}`)).json()) as Sharing;
const makeLink = async (page: TestPage, wanted: object): Promise<SharedLink & { path: string }> => (await (await send(page, "POST", "/links", wanted)).json()) as SharedLink & { path: string };
const roleAt = async (page: TestPage): Promise<string> => ((await (await page.fetch(`/api/me${PLACE}`)).json()) as { person?: { role: string } }).person?.role ?? "none";

test("[LINK-1] a link gives its role to as many as it is for, until it ends; taken back, it takes what it gave, on open pages at once", async () => {
  const server = await stage.serve({ access: { default: null } });
  const owner = await member(server, "owner");
  const link = await makeLink(owner, { role: "viewer", note: "For the board", most: 1, days: 7 });
  expect(link).toMatchObject({ role: "viewer", note: "For the board", most: 1, uses: 0, password: false });
  const [vera, late] = [await stage.guest(server), await stage.guest(server)];
  await vera.accept(link.path);
  expect([await roleAt(vera), (await late.fetch(link.path)).status]).toEqual(["viewer", 403]);
  // Coming again is no second use.
  await vera.accept(link.path);
  await vera.join("plain", "main");
  await eventually("a greeting", () => vera.last("hello"));
  const seen = await sharing(owner);
  expect(seen.links.find(({ id }) => id === link.id)).toMatchObject({ uses: 1 });
  expect(seen.people.find(({ person }) => person === vera.id)).toMatchObject({ role: "viewer", link: link.id });
  expect(await (await send(owner, "DELETE", `/links/${link.id}`)).json()).toEqual({ taken: 1 });
  await eventually("her page to close", () => vera.closes.find(({ code }) => code === 4410));
  expect([await roleAt(vera), (await late.fetch(link.path)).status]).toEqual(["none", 403]);
});

test("[LINK-1] of many who open a link at once no more come than it is for, and whoever has more already keeps it", async () => {
  const server = await stage.serve({ access: { default: null } });
  const owner = await member(server, "owner");
  const link = await makeLink(owner, { role: "editor", most: 2 });
  const guests = await Promise.all(Array.from({ length: 8 }, () => stage.guest(server)));
  const statuses = await Promise.all(guests.map(async (guest) => (await guest.fetch(link.path)).status));
  expect(statuses.toSorted()).toEqual([302, 302, 403, 403, 403, 403, 403, 403]);
  const roles = await Promise.all(guests.map(roleAt));
  expect([roles.filter((role) => role === "editor").length, roles.filter((role) => role === "none").length]).toEqual([2, 6]);
  const less = await makeLink(owner, { role: "viewer" });
  await owner.accept(less.path);
  expect([await roleAt(owner), (await sharing(owner)).links.find(({ id }) => id === less.id)?.uses]).toEqual(["owner", 0]);
});

test("[LINK-1] whoever is just coming by a link that is taken back stays outside", async () => {
  const server = await stage.serve({ access: { default: null } });
  const owner = await member(server, "owner");
  for (let n = 0; n < 5; n++) {
    const link = await makeLink(owner, { role: "editor", password: "open sesame" });
    const late = await stage.guest(server);
    // Its password takes a while to look at; by then the link has gone.
    const coming = late.fetch(link.path, { method: "POST", headers: { origin: server.url }, body: new URLSearchParams({ password: "open sesame" }) });
    const revoked = await send(owner, "DELETE", `/links/${link.id}`);
    await coming;
    expect([revoked.status, await roleAt(late)]).toEqual([200, "none"]);
  }
});

test("[LINK-1] whoever comes by a link that gives more than they have keeps what they had when it is taken back", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const owner = await member(server, "owner");
  const [named, linked] = [await stage.guest(server), await stage.guest(server)];
  const [low, middle, high] = [await makeLink(owner, { role: "viewer" }), await makeLink(owner, { role: "commenter" }), await makeLink(owner, { role: "editor" })];
  // Given by hand: no link's any more.
  await named.accept(low.path);
  expect((await send(owner, "PUT", "/people", { person: named.id, role: "viewer" })).status).toBe(200);
  for (const { path } of [low, middle, high]) await linked.accept(path);
  await named.accept(high.path);
  const before = (await sharing(owner)).people.find(({ person }) => person === named.id);
  expect([await roleAt(named), await roleAt(linked), before?.link]).toEqual(["editor", "editor", high.id]);
  // What stood between is gone first, and does not come again.
  await send(owner, "DELETE", `/links/${middle.id}`);
  expect(await roleAt(linked)).toBe("editor");
  await send(owner, "DELETE", `/links/${high.id}`);
  expect([await roleAt(named), await roleAt(linked)]).toEqual(["viewer", "viewer"]);
  expect((await sharing(owner)).people.find(({ person }) => person === named.id)?.link).toBeUndefined();
  await send(owner, "DELETE", `/links/${low.id}`);
  expect([await roleAt(named), await roleAt(linked)]).toEqual(["viewer", "none"]);
});

test("[LINK-2] a link's password is asked for, is kept as nobody can read it, and cannot be tried without end", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const owner = await member(server, "owner");
  expect((await send(owner, "POST", "/links", { role: "viewer", password: "short" })).status).toBe(400);
  const link = await makeLink(owner, { role: "viewer", password: "open sesame" });
  const vera = await stage.guest(server);
  const ask = await vera.fetch(link.path);
  expect([ask.status, await ask.text()]).toEqual([200, expect.stringContaining("This link has a password")]);
  expect(ask.headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'/);
  const tries = (password: string, origin = server.url): Promise<Response> => vera.fetch(link.path, { method: "POST", headers: { origin }, body: new URLSearchParams({ password }) });
  expect((await tries("open sesame", "https://evil.example")).status).toBe(403);
  const wrong = await tries("sesame open");
  expect([wrong.status, await wrong.text(), await roleAt(vera)]).toEqual([403, expect.stringContaining("That is not the password"), "none"]);
  for (let n = 0; n < 10; n++) await tries("again");
  const last = await tries("open sesame");
  expect([last.status, await roleAt(vera)]).toEqual([429, "none"]);
  expect(JSON.stringify(await sharing(owner))).not.toMatch(/sesame|scrypt/);
});

test("[LINK-3] who owns one room makes no program's token that opens the others", async () => {
  const server = await stage.serve({ access: { default: "viewer", apps: { plain: { rooms: { "board-*": { default: null } } } } } });
  const owner = await member(server, "owner");
  const wanted = { name: "All", role: "viewer", allRooms: true };
  const refused = await send(owner, "POST", "/tokens", wanted);
  expect([refused.status, await refused.json()]).toEqual([400, { error: expect.stringMatching(/^In all rooms of this app together you are nobody, and cannot make a program viewer there/) }]);
  expect((await sharing(owner)).allRooms).toBeUndefined();
  // Here everybody may look everywhere, and so a program may.
  const open = await stage.serve({ access: { default: "viewer" } });
  const other = await member(open, "owner");
  expect([(await sharing(other)).allRooms, (await send(other, "POST", "/tokens", { ...wanted, role: "editor" })).status]).toEqual(["viewer", 400]);
  const { secret } = (await (await send(other, "POST", "/tokens", wanted)).json()) as { secret: string };
  const bearer = { authorization: `Bearer ${secret}` };
  expect(await (await fetch(`${open.url}/api/me?app=plain&room=board-1`, { headers: bearer })).json()).toMatchObject({ person: { role: "viewer" } });
});

test("[LINK-3] more links than a room can have are refused with a sentence", async () => {
  const server = await stage.serve({ access: { default: null } });
  const owner = await member(server, "owner");
  const statuses = new Set<number>();
  for (let n = 1; n < MOST_LINKS; n++) statuses.add((await send(owner, "POST", "/links", { role: "viewer" })).status);
  const over = await send(owner, "POST", "/links", { role: "viewer" });
  expect([[...statuses], over.status, await over.json()]).toEqual([[201], 409, { error: "This room has 200 links; revoke one before you make another." }]);
});

test("[LINK-3] nobody gives more than they have, or takes from whoever has more; owners take access, and see who has it since when", async () => {
  const server = await stage.serve({ access: { default: null } });
  const [owner, editor, viewer] = [await member(server, "owner"), await member(server, "editor"), await member(server, "viewer")];
  for (const path of ["/links", "/people"]) {
    const asked = path === "/links" ? { role: "owner" } : { person: viewer.id, role: "owner" };
    const refused = await send(editor, path === "/links" ? "POST" : "PUT", path, asked);
    expect([refused.status, await refused.json()]).toEqual([400, { error: "You are editor here, and cannot make somebody owner." }]);
  }
  expect((await send(editor, "PUT", "/people", { person: owner.id, role: "viewer" })).status).toBe(400);
  const made = await makeLink(owner, { role: "owner" });
  expect((await send(editor, "DELETE", `/links/${made.id}`)).status).toBe(400);
  expect((await send(editor, "PUT", "/people", { person: viewer.id, role: "commenter" })).status).toBe(200);
  expect(await roleAt(viewer)).toBe("commenter");
  const taken = await owner.fetch(`/api/sharing/people${PLACE}&person=${viewer.id}`, { method: "DELETE", headers: { origin: server.url } });
  expect([taken.status, await roleAt(viewer)]).toEqual([200, "none"]);
  const { people } = await sharing(owner);
  expect(people.map(({ person }) => person).toSorted()).toEqual([owner.id, editor.id].toSorted());
  for (const { since, by } of people) expect([Math.abs(since - Date.now()) < 60_000, by]).toEqual([true, "The server"]);
  for (const body of ["{", "5", '{"role":"boss"}', '{"role":"viewer","days":0}', '{"role":"viewer","days":1e9}', '{"role":"viewer","password":5}']) {
    const bad = await owner.fetch(`/api/sharing/links${PLACE}`, { method: "POST", headers: { origin: server.url }, body });
    expect([body, bad.status]).toEqual([body, 400]);
  }
  const foreign = await owner.fetch(`/api/sharing/links${PLACE}`, { method: "POST", headers: { origin: "https://evil.example" }, body: '{"role":"viewer"}' });
  expect(foreign.status).toBe(403);
});

test("[LINK-6] a link that gives more than somebody has is told to them without its address, and the operator's without it to everybody", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const [owner, editor] = [await member(server, "owner"), await member(server, "editor")];
  await makeLink(owner, { role: "owner", note: "Board" });
  await makeLink(owner, { role: "viewer", note: "All" });
  await inviteFrom(data, { app: "plain" as AppId, room: "main" as RoomId, role: "viewer", days: 7, people: 1, note: "Operator" });
  const addressed = async (page: TestPage): Promise<string[]> => (await sharing(page)).links.filter(({ path, note }) => path !== undefined && note !== "").map(({ note }) => note);
  expect([(await addressed(owner)).toSorted(), await addressed(editor)]).toEqual([["All", "Board"], ["All"]]);
  // Whatever stands in what the editor is told leads nobody to more than they have.
  for (const { path } of (await sharing(editor)).links) if (path !== undefined) await editor.accept(path);
  expect(await roleAt(editor)).toBe("editor");
});

test("[INV-1] an operator's invitation, made beside a running server, gives its role once, until it ends or is taken back, and is in the log", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const wanted = { app: "plain" as AppId, room: "main" as RoomId, role: "owner", days: 1, people: 1, note: "First owner" } as const;
  const path = await inviteFrom(data, wanted);
  const [ana, late] = [await stage.guest(server), await stage.guest(server)];
  await ana.accept(path);
  expect([await roleAt(ana), (await late.fetch(path)).status]).toEqual(["owner", 403]);
  const { rows } = (await (await ana.fetch(`/api/audit${PLACE}`)).json()) as { rows: StoredAudit[] };
  expect(rows.map(({ name, action, detail }) => [name, action, detail["link"]])).toEqual([[expect.any(String), "link opened", "First owner"], ["The operator", "link made", "First owner"]]);
  const over = await inviteFrom(data, { ...wanted, days: 1 }, Date.now() - 2 * 24 * 60 * 60_000);
  expect(await (await late.fetch(over)).text()).toContain("This invitation has ended. Ask for a new one.");
  const taken = await inviteFrom(data, { ...wanted, note: "Taken" });
  const link = (await sharing(ana)).links.find(({ note }) => note === "Taken") ?? expect.fail("no link");
  expect((await send(ana, "DELETE", `/links/${link.id}`)).status).toBe(200);
  expect(await (await late.fetch(taken)).text()).toContain("This invitation has been taken back. Ask for a new one.");
  expect(openInvitations(data, Date.now())).toEqual([]);
});

test("[INV-1] an invitation that is made after the key was replaced beside a running server lets in at once", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const [owner, ana] = [await member(server, "owner"), await stage.guest(server)];
  await rotateFrom(data);
  await ana.accept(await inviteFrom(data, { app: "plain" as AppId, room: "main" as RoomId, role: "viewer", days: 1, people: 1, note: "" }));
  // Whoever came by the old key goes on.
  expect([await roleAt(ana), await roleAt(owner)]).toEqual(["viewer", "owner"]);
});

test("[IDN-2] a running server gives cookies anew by a new key, and asks again whoever is there by one that is forgotten", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: "viewer" }, data });
  const [ana, bilal] = [await stage.guest(server), await stage.guest(server)];
  await bilal.join("plain", "main");
  await eventually("a greeting", () => bilal.last("hello"));
  await rotateFrom(data);
  const anew = await eventually("a cookie of the new key", async () => (await ana.fetch("/api/me")).headers.get("set-cookie") ?? undefined);
  expect(bilal.closes).toEqual([]);
  await rotateFrom(data);
  await eventually("an open page to be asked again", () => bilal.closes.find(({ code }) => code === CLOSE.askAgain.code));
  const idBy = async (cookie: string): Promise<string> => ((await (await fetch(`${server.url}/api/me`, { headers: { cookie } })).json()) as { person: { id: string } }).person.id;
  expect([await idBy(anew.split(";")[0] ?? "") === ana.id, await idBy(bilal.cookie) === bilal.id]).toEqual([true, false]);
});

test("[LINK-4] a program's token opens what it says by HTTP and by socket, is kept as a hash, and ends at once when it is revoked or over", async () => {
  const server = await stage.serve({ access: { default: null } });
  const [owner, editor] = [await member(server, "owner"), await member(server, "editor")];
  expect((await send(editor, "POST", "/tokens", { name: "Export", role: "viewer" })).status).toBe(403);
  const { token, secret } = (await (await send(owner, "POST", "/tokens", { name: "Nightly export", role: "viewer", days: 30 })).json()) as { token: SharedToken; secret: string };
  expect(secret).toMatch(/^tutti_/);
  const bearer = { authorization: `Bearer ${secret}` };
  const me = await fetch(`${server.url}/api/me${PLACE}`, { headers: bearer });
  expect([me.headers.get("set-cookie"), ((await me.json()) as { person: object }).person]).toEqual([null, expect.objectContaining({ name: "Nightly export", role: "viewer" })]);
  expect((await fetch(`${server.url}/api/history${PLACE}`, { headers: bearer })).status).toBe(200);
  expect((await fetch(`${server.url}/api/history?app=plain&room=other`, { headers: bearer })).status).toBe(403);
  expect((await fetch(`${server.url}/api/sharing${PLACE}`, { headers: bearer })).status).toBe(403);
  const other = `${secret.slice(0, -1)}${secret.endsWith("A") ? "E" : "A"}`;
  for (const wrong of [other, "tutti_x_y", `tutti_AAAAAAAAAAAA_${"A".repeat(43)}`]) {
    expect((await fetch(`${server.url}/api/history${PLACE}`, { headers: { authorization: `Bearer ${wrong}` } })).status).toBe(401);
  }
  // Nobody waits for the note of when it was used.
  const seen = await eventually("the note of its use", async () => {
    const now = await sharing(owner);
    return now.tokens[0]?.used !== undefined && now;
  });
  expect(seen.tokens.map(({ name }) => name)).toEqual(["Nightly export"]);
  expect(seen.tokens[0]?.used).toBeGreaterThan(Date.now() - 60_000);
  expect(JSON.stringify(seen)).not.toContain(secret.slice(20));
  expect((await sharing(editor)).tokens).toEqual([]);
  const program = new TestPage(server.url, "", false, bearer);
  await program.join("plain", "main");
  await eventually("a greeting", () => program.last("hello"));
  // Another one ends by its time.
  const short = (await (await send(owner, "POST", "/tokens", { name: "For a day", role: "viewer", days: 1 })).json()) as { secret: string };
  const until = new TestPage(server.url, "", false, { authorization: `Bearer ${short.secret}` });
  await until.join("plain", "main");
  await eventually("a greeting", () => until.last("hello"));
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 24 * 60 * 60_000 + 1_000 });
  await eventually("the end of its time", () => until.closes.find(({ code }) => code === CLOSE.sessionEnded.code));
  expect((await fetch(`${server.url}/api/history${PLACE}`, { headers: { authorization: `Bearer ${short.secret}` } })).status).toBe(401);
  vi.useRealTimers();
  expect(program.closes).toEqual([]);
  expect((await send(owner, "DELETE", `/tokens/${token.id}`)).status).toBe(200);
  await eventually("its socket to close", () => program.closes.find(({ code }) => code === 4412));
  expect((await fetch(`${server.url}/api/history${PLACE}`, { headers: bearer })).status).toBe(401);
});

test("[LINK-5] who entered, changed rights or took the log away is written down; owners read and export it, formulas are harmless, and the store changes no line", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ access: { default: null }, data });
  const owner = await member(server, "owner");
  await owner.fetch("/api/me", { method: "POST", headers: { origin: server.url }, body: JSON.stringify({ name: "=HYPERLINK(1)" }) }).then((answer) => (owner.cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? owner.cookie));
  const vera = await member(server, "viewer");
  await vera.join("plain", "main");
  await eventually("a greeting", () => vera.last("hello"));
  const link = await makeLink(owner, { role: "viewer", note: "Board", password: "open sesame" });
  await vera.fetch(link.path, { method: "POST", headers: { origin: server.url }, body: new URLSearchParams({ password: "no no no" }) });
  await send(owner, "PUT", "/people", { person: vera.id, role: "commenter" });
  await owner.fetch(`/api/sharing/people${PLACE}&person=${vera.id}`, { method: "DELETE", headers: { origin: server.url } });
  await send(owner, "DELETE", `/links/${link.id}`);
  const { rows } = (await (await owner.fetch(`/api/audit${PLACE}`)).json()) as { rows: StoredAudit[] };
  expect(rows.map(({ action }) => action).toReversed()).toEqual(["link made", "link opened", "link made", "link opened", "entered", "link made", "password refused", "role given", "access taken", "link revoked"]);
  expect(rows.find(({ action }) => action === "role given")).toMatchObject({ person: owner.id, name: "=HYPERLINK(1)", detail: { role: "commenter", before: "viewer" } });
  expect(JSON.stringify(rows)).not.toMatch(/sesame|no no no/);
  expect((await vera.fetch(`/api/audit${PLACE}`)).status).toBe(403);
  const csv = await owner.fetch(`/api/audit/export${PLACE}`);
  expect(csv.headers.get("content-disposition")).toMatch(/audit-plain-main\.csv/);
  const lines = (await csv.text()).trim().split("\r\n");
  expect(lines[0]).toBe("time,person,name,action,detail");
  expect(lines[1]).toMatch(/,audit exported,/);
  expect(lines.filter((line) => line.includes(",=HYPERLINK"))).toEqual([]);
  expect(lines.filter((line) => line.includes("'=HYPERLINK")).length).toBeGreaterThan(3);
  const json = (await (await owner.fetch(`/api/audit/export${PLACE}&format=json`)).text()).trim().split("\n").map((line) => JSON.parse(line) as StoredAudit);
  expect(json.filter(({ action }) => action === "audit exported")).toHaveLength(2);
  await server.stop();
  const { default: Database } = await import("better-sqlite3");
  const db = new Database(`${data}/access.db`);
  expect(() => db.prepare("UPDATE audit SET name = 'Nobody'").run()).toThrow(/only added to/);
  expect(() => db.prepare("DELETE FROM audit").run()).toThrow(/only added to/);
  db.close();
});

test("[LINK-5] whoever reads a document or the past without ever opening the page has entered, too", async () => {
  const server = await stage.serve({ access: { default: null } });
  const [owner, vera, wim] = [await member(server, "owner"), await member(server, "viewer"), await member(server, "viewer")];
  await vera.connected();
  await vera.open("plain/main").synced;
  for (let n = 0; n < 2; n++) expect((await wim.fetch(`/api/history${PLACE}`)).status).toBe(200);
  const { rows } = (await (await owner.fetch(`/api/audit${PLACE}`)).json()) as { rows: StoredAudit[] };
  expect(rows.filter(({ action }) => action === "entered").map(({ person }) => person).toSorted()).toEqual([vera.id, wim.id].toSorted());
});

test("[EMB-42] whoever shares a room is told whether any other site may show it, and whether its readers there see it without a token", async () => {
  const told = async (options: Parameters<typeof stage.serve>[0]): Promise<Sharing["embed"]> => (await sharing(await member(await stage.serve(options), "editor"))).embed;
  const wiki = { origins: ["https://wiki.example"] };
  expect(await told({ access: { default: null } })).toEqual({ sites: false, guests: false });
  expect(await told({ embed: { origins: [] }, access: { default: "viewer" } })).toEqual({ sites: false, guests: true });
  expect(await told({ embed: wiki, access: { default: null } })).toEqual({ sites: true, guests: false });
  expect(await told({ embed: wiki, access: { default: "viewer" } })).toEqual({ sites: true, guests: true });
});
