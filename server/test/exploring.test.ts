import Database from "better-sqlite3";
import { createHmac } from "node:crypto";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { EVENTS, MAX_EXPLORATIONS_EACH, parseBranchList, parseDeviceId, readEntry, writeEntry, type Branch, type DeviceId } from "@tutti/protocol";
import type { AccessConfig, ServerOptions } from "../src/index.ts";
import { eventually, type OpenedDocument, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";
import { begin } from "./upload.ts";

/** Databases and scripts are processes of their own, which take their time on a machine with other work. */
vi.setConfig({ testTimeout: 180_000 });

const stage = useStage();

const post = (page: TestPage, path: string, body: object): Promise<Response> =>
  page.fetch(path, { method: "POST", body: JSON.stringify({ app: "explored", room: "main", ...body }), headers: { "content-type": "application/json", origin: page.url } });
const explore = async (page: TestPage, name = "Mine"): Promise<Branch> => (await (await post(page, "/api/branches", { name, private: true })).json()) as Branch;
const state = async (page: TestPage, branch: Branch, wanted: string): Promise<number> => (await post(page, "/api/branches/state", { branch: branch.room, state: wanted })).status;
const enters = async (page: TestPage, branch: Branch): Promise<boolean> => (await page.fetch(`/api/me?app=explored&room=${branch.room}`)).ok;
const listOf = async (page: TestPage, room = "main") => parseBranchList(await (await page.fetch(`/api/branches?app=explored&room=${room}`)).json()) ?? expect.fail("no list");
const keyOf = (page: TestPage, kind: "slider" | "button", label: string): string => page.widget(kind, label)?.widget?.key ?? expect.fail(`There is no ${label}`);

async function scene(access: Partial<AccessConfig> = {}, limits: ServerOptions["limits"] = {}) {
  const folder = await stage.folder();
  const file = join(folder, "orders.db");
  const orders = new Database(file);
  orders.exec("CREATE TABLE orders (months REAL)");
  const server = await stage.serve({ apps: ["explored"], access: { default: "viewer", ...access }, limits, connections: { folder, connections: { orders: { kind: "sqlite", file, writable: true } } } });
  const [vera, victor, eddie] = [await stage.guest(server, { reconnect: true }), await stage.guest(server), await stage.guest(server)];
  await eddie.accept(await server.invite({ app: "explored", room: "main", role: "editor" }));
  return { server, vera, victor, eddie, orders: () => orders.prepare("SELECT count(*) AS n FROM orders").get() as { n: number } };
}

let presses = 0;
async function press(page: TestPage, me: OpenedDocument, label: string): Promise<void> {
  const device = parseDeviceId(`device${++presses}`) as DeviceId;
  EVENTS.append(me.doc, { id: EVENTS.nextId(me.doc, device), kind: "click", key: keyOf(page, "button", label) as never, at: 1, after: {} }, "page");
  await me.durable();
}

test("[EXP-1] whoever may not change a room changes a branch of their own, by every way that editors have, and sees in it what their role sees", async () => {
  const { vera } = await scene();
  expect(await listOf(vera)).toMatchObject({ mayFork: false, mayExplore: true });
  expect((await post(vera, "/api/branches", { name: "For all" })).status).toBe(403);
  const branch = await explore(vera);
  expect(branch).toMatchObject({ origin: "main", isPrivate: true, explores: true, by: vera.id });
  const [room, owner, me] = [vera.open(`explored/${branch.room}`), vera.open(`explored/${branch.room}/owner`), vera.open(`explored/${branch.room}/me/${vera.id}`)];
  await Promise.all([vera.join("explored", branch.room), room.synced, owner.synced, me.synced]);
  await eventually("the page", () => vera.widget("button", "Count") && [...vera.mine.values()].some((element) => JSON.stringify(element).includes("For viewers")));
  expect([room, owner].map(({ provider }) => provider.authorizedScope)).toEqual(["read-write", "readonly"]);
  // Their page is told that it may change things; what is drawn goes by what they are in the room.
  expect([vera.last("hello")?.me.role, ((await (await vera.fetch(`/api/me?app=explored&room=${branch.room}`)).json()) as { person: object }).person]).toEqual(["editor", expect.objectContaining({ role: "editor" })]);
  writeEntry(room.doc, keyOf(vera, "slider", "Months"), 5, "page");
  await eventually("the run", () => vera.metric("Twice") === 10);
  await press(vera, me, "Count");
  await eventually("the press", () => vera.metric("Presses") === 1);
  expect((await begin(vera, `explored/${branch.room}`, "papers", "a.txt", 5)).status).toBe(201);
  expect((await post(vera, "/api/versions", { room: branch.room, name: "Good" })).status).toBe(200);
  expect(JSON.stringify([...vera.mine.values()]) + JSON.stringify(vera.stream)).not.toContain("CANARY");
  // The room itself is as closed to them as before.
  const main = vera.open("explored/main");
  await main.synced;
  expect([main.provider.authorizedScope, readEntry(main.doc, keyOf(vera, "slider", "Months"))]).toEqual(["readonly", undefined]);
  for (const path of ["/api/branches/merge", "/api/versions"]) expect((await post(vera, path, { name: "x", branch: branch.room, into: "origin", rest: true })).status).toBe(403);
});

test("[EXP-2] what somebody explores is theirs alone until they offer it to those who may merge it; taken back, it is theirs alone again", async () => {
  const { server, vera, victor, eddie } = await scene();
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "explored", room: "main", role: "owner" }));
  const branch = await explore(vera, "Cheaper");
  const room = vera.open(`explored/${branch.room}`);
  await room.synced;
  writeEntry(room.doc, "Months", 7, "page");
  await room.durable();
  const told = async (): Promise<boolean[]> => Promise.all([vera, victor, eddie, owner].flatMap((page) => [
    listOf(page).then(({ branches }) => branches.length === 1), enters(page, branch), page.fetch(`/api/branches/compare?app=explored&room=main&branch=${branch.room}`).then(({ ok }) => ok),
  ]));
  const [all, none] = [[true, true, true], [false, false, false]];
  expect(await told()).toEqual([...all, ...none, ...none, ...none]);
  for (const page of [victor, eddie, owner]) expect([await state(page, branch, "offered"), await state(page, branch, "closed")]).toEqual([404, 404]);
  expect(await state(vera, branch, "offered")).toBe(200);
  expect(await told()).toEqual([...all, ...none, ...all, ...all]);
  const history = (await (await eddie.fetch("/api/history?app=explored&room=main")).json()) as { rows: { key: string; by: string; after: { name: string } }[] };
  expect(history.rows[0]).toMatchObject({ key: "$offered", by: vera.id, after: { name: "Cheaper" } });
  expect([await state(eddie, branch, "withdrawn"), await state(victor, branch, "withdrawn")]).toEqual([403, 404]);
  const theirs = eddie.open(`explored/${branch.room}`);
  await theirs.synced;
  expect(await state(vera, branch, "withdrawn")).toBe(200);
  await eventually("the editor to be sent out", () => eddie.closes.length > 0);
  expect(await told()).toEqual([...all, ...none, ...none, ...none]);
  // Whoever may merge does; then it is in the room.
  await state(vera, branch, "offered");
  expect((await post(victor, "/api/branches/merge", { branch: branch.room, into: "origin", rest: true })).status).toBe(403);
  expect(await (await post(eddie, "/api/branches/merge", { branch: branch.room, into: "origin", rest: true })).json()).toMatchObject({ written: 1 });
  const main = victor.open("explored/main");
  await main.synced;
  expect(readEntry(main.doc, "Months")?.v).toBe(7);
});

test("[EXP-3] what somebody presses who explores changes nothing in a database: it is told where they pressed, and holds for whoever may change the room", async () => {
  const { vera, eddie, orders } = await scene();
  const branch = await explore(vera);
  const [me, theirs] = [vera.open(`explored/${branch.room}/me/${vera.id}`), eddie.open(`explored/main/me/${eddie.id}`)];
  await Promise.all([vera.join("explored", branch.room), eddie.join("explored", "main"), me.synced, theirs.synced]);
  await eventually("both pages", () => vera.widget("button", "Order") && eddie.widget("button", "Order"));
  await press(vera, me, "Order");
  await eventually("a refusal", () => [...vera.view.values()].some((element) => element.kind === "exception" && element.props.message.includes("Nothing is written to a database from a branch that somebody explores")), 60_000);
  expect(orders()).toEqual({ n: 0 });
  await press(eddie, theirs, "Order");
  await eventually("the order", () => eddie.metric("Presses") === 10, 60_000);
  expect(orders()).toEqual({ n: 1 });
});

test("[EXP-4] an app may forbid it, a person explores a bounded number of times, and nobody explores out of an exploration", async () => {
  const { vera } = await scene();
  const made: Branch[] = [];
  for (let n = 0; n < MAX_EXPLORATIONS_EACH; n++) made.push(await explore(vera, "Again"));
  expect(new Set(made.map(({ room }) => room)).size).toBe(MAX_EXPLORATIONS_EACH);
  const full = await post(vera, "/api/branches", { name: "Again", private: true });
  expect([full.status, await full.json()]).toEqual([409, { error: "You explore this room 3 times already; delete one of them first." }]);
  const [first] = made;
  expect((await listOf(vera, first?.room)).mayExplore).toBe(false);
  expect((await post(vera, "/api/branches", { room: first?.room, name: "Deeper", private: true })).status).toBe(403);
  expect([await state(vera, first as Branch, "closed"), await state(vera, first as Branch, "offered"), await state(vera, first as Branch, "deleted")]).toEqual([200, 409, 200]);
  expect((await explore(vera, "Again")).explores).toBe(true);
  const closed = await scene({ apps: { explored: { explore: false } } });
  expect((await listOf(closed.vera)).mayExplore).toBe(false);
  expect((await post(closed.vera, "/api/branches", { name: "Mine", private: true })).status).toBe(403);
});

test("[EXP-5] what somebody explores goes when nobody has been there for long, with all that was kept of it; what was offered stays, and so does what somebody is in", async () => {
  const { server, vera, victor } = await scene({}, { explorationDays: 5 / 1_440, roomIdle: 200 });
  const [gone, offered, stays] = [await explore(vera, "Gone"), await explore(vera, "Offered"), await explore(victor, "Stays")];
  await victor.join("explored", stays.room);
  expect(await state(vera, offered, "offered")).toBe(200);
  const visit = stage.again(server, vera.cookie);
  const room = visit.open(`explored/${gone.room}`);
  await room.synced;
  writeEntry(room.doc, "Months", 7, "page");
  await room.durable();
  visit.close();
  // The clock goes on past those five minutes; how quick the machine is plays no part.
  const { now } = Date;
  vi.spyOn(Date, "now").mockImplementation(() => now() + 6 * 60_000);
  const left = await eventually("it to go", async () => {
    const { branches } = await listOf(vera);
    return branches.length === 1 && branches;
  });
  expect([left.map(({ name }) => name), (await listOf(victor)).branches.map(({ name }) => name), victor.closes]).toEqual([["Offered"], ["Stays"], []]);
  expect(stage.lines.filter(({ message }) => message === "Nobody has been in an exploration for long, and it is gone").map((line) => line["room"])).toEqual([gone.room]);
  const after = vera.open(`explored/${gone.room}`);
  await after.synced;
  expect(readEntry(after.doc, "Months")).toBeUndefined();
  expect((await explore(vera, "Again")).explores).toBe(true);
  vi.restoreAllMocks();
});

test("[EXP-6] a webhook works in the room and in no exploration, though that was offered to those who may change the room; a script knows that it runs for one", async () => {
  const { server, vera, eddie } = await scene();
  const branch = await explore(vera, "Tried");
  await vera.join("explored", branch.room);
  await eddie.join("explored", "main");
  await eventually("both pages", () => vera.metric("Explores") === "yes" && eddie.metric("Explores") === "no");
  expect(await state(vera, branch, "offered")).toBe(200);
  const ask = (room: string): Promise<Response> =>
    fetch(`${server.url}/explored/hooks/enter`, { method: "POST", body: room, headers: { "x-github-delivery": room, "x-hub-signature-256": `sha256=${createHmac("sha256", "sixteen letters, or more").update(room).digest("hex")}` } });
  const refused = await ask(branch.room);
  expect([refused.status, await refused.text()]).toEqual([500, expect.any(String)]);
  expect(stage.lines.map((line) => JSON.stringify(line)).find((line) => line.includes("You may not open this"))).toBeDefined();
  expect((await ask("main")).status).toBe(200);
  await eventually("the room to follow", () => eddie.metric("Twice") === 18);
  expect(vera.metric("Twice")).toBe(24);
});
