import { createHmac } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { rooms, type RemoteRoom } from "tutti/rooms";
import { expect, onTestFinished, test, vi } from "vitest";
import type { RunningServer } from "../src/index.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const OLD = "an old secret of sixteen";
const NEW = "whsec_bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2g=";
const PLACE = "?app=outside&room=main";
// Each starts a server and processes of its own, on machines that may have much else to do.
vi.setConfig({ testTimeout: 180_000 });

async function setUp({ data: kept, app = "outside" }: { readonly data?: string; readonly app?: string } = {}) {
  const data = kept ?? (await stage.folder());
  await mkdir(join(data, "files", app), { recursive: true });
  const server = await stage.serve({ apps: [app], access: { default: null }, data });
  const told = async (): Promise<string[]> => (await readFile(join(data, "told.txt"), "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  return { server, data, told };
}

async function ownerOf(server: RunningServer, app = "outside"): Promise<TestPage> {
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app, room: "main", role: "owner" }));
  return owner;
}

async function enter(server: RunningServer, owner: TestPage, app = "outside"): Promise<RemoteRoom> {
  const made = await owner.fetch(`/api/sharing/tokens?app=${app}&room=main`, { method: "POST", headers: { origin: owner.url, "content-type": "application/json" }, body: JSON.stringify({ name: "Looking on", role: "editor" }) });
  const { secret } = (await made.json()) as { secret: string };
  const room = await rooms(server.url, { token: secret }).open(app);
  onTestFinished(() => room.close());
  return room;
}

const nowInSeconds = (): number => Math.floor(Date.now() / 1_000);

/** As a sender by Standard Webhooks signs. */
function standard(body: string, { id = "msg_1", at = nowInSeconds(), secret = NEW }: { readonly id?: string; readonly at?: number; readonly secret?: string } = {}): Record<string, string> {
  const key = secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret;
  const mac = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": `${at}`, "webhook-signature": `v1,AAAA v1,${mac}` };
}

/** As GitHub signs. */
const github = (body: string, delivery: string, secret = OLD): Record<string, string> =>
  ({ "x-github-delivery": delivery, "x-hub-signature-256": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}` });

const post = (server: RunningServer, name: string, body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/outside/hooks/${name}`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });

test("[OUT-1] a signed webhook sets and presses in a room where nobody is, once however often it is sent, also by the next server; history says who did it", async () => {
  const { server, data, told } = await setUp();
  const body = '{"cups":3}';
  const first = await post(server, "order", body, standard(body));
  expect([first.status, await first.json()]).toEqual([200, { ok: "Handled." }]);
  const again = await post(server, "order", body, standard(body, { at: nowInSeconds() - 60 }));
  expect([again.status, await again.json()]).toEqual([200, { ok: "This has been handled before, and is not again." }]);
  expect((await post(server, "order", body, github(body, "delivery-1"))).status).toBe(200);
  expect((await post(server, "order", body, github(body, "another name for the same"))).status).toBe(200);
  expect(await told()).toEqual(["order msg_1 by order", "order delivery-1 by order"]);
  const owner = await ownerOf(server);
  const room = await enter(server, owner);
  expect([room.slider("Months").value, room.metric("Presses").value, room.state("by"), room.state("last")]).toEqual([7, 2, "order", { cups: 3 }]);
  const { rows } = (await (await owner.fetch(`/api/history${PLACE}`)).json()) as { rows: { by?: string; key: string }[] };
  await owner.join("outside", "main");
  const known = await eventually("who was here", () => owner.last("people")?.people);
  const by = rows.find(({ key }) => key.includes("Months"))?.by;
  expect(known.find(({ id }) => id === by)?.name).toBe("order");
  room.close();
  await server.stop();
  const { server: next } = await setUp({ data });
  expect((await post(next, "order", body, standard(body))).status).toBe(200);
  expect(await told()).toHaveLength(2);
});

test("[OUT-2] what is not signed, signed wrongly, too late, or over another body is refused, and the audit log has that without the body", async () => {
  const { server, told } = await setUp();
  const body = '{"cups":3,"note":"nobody reads this"}';
  const refused = async (headers: Record<string, string>, sent = body): Promise<unknown> => {
    const answer = await post(server, "order", sent, headers);
    return [answer.status, ((await answer.json()) as { error: string }).error];
  };
  expect(await refused({})).toEqual([401, "This was not taken: it carries no signature."]);
  expect(await refused(standard(body, { secret: "another secret of 16" }))).toEqual([401, "This was not taken: its signature is wrong."]);
  expect(await refused(standard(body), `${body} `)).toEqual([401, "This was not taken: its signature is wrong."]);
  expect(await refused({ ...standard(body), "webhook-id": "msg_2" })).toEqual([401, "This was not taken: its signature is wrong."]);
  expect(await refused(standard(body, { at: nowInSeconds() - 400 }))).toEqual([401, "This was not taken: it was signed too long ago, or ahead of time."]);
  expect(await refused(standard(body, { at: nowInSeconds() + 400 }))).toEqual([401, "This was not taken: it was signed too long ago, or ahead of time."]);
  expect(await refused(github(body, "d", "another secret of 16"))).toEqual([401, "This was not taken: its signature is wrong."]);
  expect((await post(server, "nothing", body, standard(body))).status).toBe(404);
  expect((await post(server, "order", "x".repeat(600_000), {})).status).toBe(413);
  expect(await told()).toEqual([]);
  const { rows: lines } = (await (await (await ownerOf(server)).fetch(`/api/audit${PLACE}`)).json()) as { rows: { action: string; name: string; detail: Record<string, unknown> }[] };
  const refusals = lines.filter(({ action }) => action === "webhook refused");
  expect(refusals.map(({ name, detail }) => [name, detail["why"]])).toContainEqual(["Webhook outside/order", "its signature is wrong"]);
  expect(JSON.stringify(lines)).not.toContain("nobody reads this");
  // Whoever goes on trying is not even looked at.
  const tries = [];
  for (let n = 0; n < 25; n++) tries.push((await post(server, "order", body, {})).status);
  expect(tries.at(-1)).toBe(429);
});

test("[OUT-3] a handler does what its role may, and no more; one that throws, never ends or spins is told to its sender, who sends again, and harms nothing beside it", async () => {
  const { server, told } = await setUp();
  const room = await enter(server, await ownerOf(server));
  const send = async (name: string, id: string): Promise<number> => (await post(server, name, "{}", standard("{}", { id, secret: OLD }))).status;
  expect(await send("look", "a")).toBe(500);
  expect(room.slider("Months").value).toBe(12);
  expect(stage.lines.some(({ message }) => message.includes('look is a viewer, who cannot use "Months"'))).toBe(true);
  expect([await send("throws", "b"), await send("throws", "b")]).toEqual([500, 500]);
  expect(await told()).toEqual(["throws b", "throws b"]);
  const [hangs, spins] = await Promise.all([send("hangs", "c"), send("spins", "d")]);
  expect([hangs, spins]).toEqual([500, 500]);
  room.button("Press").click();
  await room.settled();
  expect(room.metric("Presses").value).toBe(1);
  // Its process is gone, and the next is taken by another.
  expect((await post(server, "order", "{}", standard("{}", { id: "e" }))).status).toBe(200);
  expect(room.slider("Months").value).toBe(7);
});

test("[OUT-4] a timer runs by the clock though nobody is there, once at a time; what it does is seen, and one that throws runs again", async () => {
  const { server } = await setUp({ app: "clock" });
  const room = await enter(server, await ownerOf(server, "clock"), "clock");
  await room.until(() => Number(room.state("beats")) >= 3, 60_000);
  await eventually("two failures in the log", () => stage.lines.filter(({ message }) => message.includes('The timer "fails" of clock failed: Error: no paper')).length >= 2, 60_000);
  expect(room.people.every(({ name }) => name === "Looking on" || name === "beat")).toBe(true);
});
