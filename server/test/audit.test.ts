import Database from "better-sqlite3";
import { join } from "node:path";
import { expect, test } from "vitest";
import { COMMENT_EVENTS, type AppId, type CommentId, type DeviceId, type ElementId, type RoomId, type SharedLink, type SharedToken } from "@tutti/protocol";
import { SqliteAccess } from "../src/access/sqlite-access.ts";
import { auditFrom, inviteFrom, rotateFrom, StoredRooms } from "../src/index.ts";
import { lineByOperator, type AuditAction } from "../src/sharing/audit.ts";
import { askEmbed, programToken } from "./embed-token.ts";
import { Jar } from "./jar.ts";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";
import { upload } from "./upload.ts";

const stage = useStage();
const PLACE = "?app=secret&room=main";

interface Line {
  readonly action: AuditAction;
  readonly room: string;
  readonly name: string;
  readonly detail: string;
}

/** Who did each, and what is told of it. A new kind of line that nothing here does is no line that anybody has seen. */
const LINES: { readonly [Each in AuditAction]: { readonly by: RegExp | "the owner"; readonly tells?: object } } = {
  "link made": { by: /^The server$/, tells: { role: "owner" } },
  "link opened": { by: "the owner", tells: { role: "owner" } },
  entered: { by: "the owner" },
  "signed in": { by: /^Ana Lopez$/, tells: { provider: "test" } },
  "signed out": { by: /^Ana Lopez$/ },
  "role given": { by: "the owner", tells: { role: "viewer", to: "ana@example.com" } },
  "access taken": { by: "the owner", tells: { role: "viewer", from: "ana@example.com" } },
  "password refused": { by: /^\w+ \w+$/, tells: { link: "Board" } },
  "link revoked": { by: "the owner", tells: { link: "Board" } },
  "token made": { by: "the owner", tells: { token: "The wiki", role: "owner", allRooms: false } },
  "embed token made": { by: /^The wiki$/, tells: { role: "viewer" } },
  "shown elsewhere": { by: /^Ana Lopez$/, tells: { site: "https://wiki.example" } },
  "token revoked": { by: "the owner", tells: { token: "The wiki" } },
  "audit exported": { by: "the owner", tells: { format: "csv" } },
  "comments exported": { by: "the owner" },
  "file read": { by: "the owner", tells: { file: "paper.txt" } },
  "webhook refused": { by: /^Webhook outside\/order$/, tells: { webhook: "order", why: "it carries no signature" } },
  "cache cleared": { by: "the owner", tells: { cache: null } },
  "key replaced": { by: /^The operator$/ },
  "room exported": { by: /^The operator$/ },
  "room imported": { by: /^The operator$/, tells: { from: "secret/main" } },
  "room deleted": { by: /^The operator$/ },
};

test("[LINK-7] each kind of line of the audit log is written by what it is about, with who did it and what, and no secret is in any", async () => {
  const data = await stage.folder();
  const provider = await stage.provider();
  const server = await stage.serve({
    apps: ["secret", "outside"], access: { default: null }, data, embed: { origins: ["https://wiki.example"] },
    identity: { guests: true, providers: [{ id: "test", name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }] },
  });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true });
  const ana = new Jar();
  await ana.signIn(server.url, "test", "ana", "/healthz");
  await ana.ask(`${server.url}/api/signout`, { method: "POST", headers: { origin: server.url } });

  const owner = await stage.guest(server);
  const send = (method: string, path: string, body?: object): Promise<Response> => owner.fetch(`/api/sharing${path}`, { method, headers: { origin: server.url, "content-type": "application/json" }, ...(body && { body: JSON.stringify(body) }) });
  await owner.accept(await server.invite({ app: "secret", room: "main", role: "owner" }));
  await owner.join("secret", "main");
  const [room, me] = [owner.open("secret/main"), owner.open(`secret/main/me/${owner.id}`)];
  await Promise.all([room.synced, me.synced]);
  await eventually("the page", () => owner.widget("fileUpload", "Papers"));
  await send("PUT", `/people${PLACE}`, { email: "ana@example.com", role: "viewer" });
  await ana.signIn(server.url, "test", "ana", "/healthz");
  expect((await ana.ask(`${server.url}/signin/frame`, { method: "POST", headers: { origin: server.url }, body: new URLSearchParams({ app: "secret", room: "main", site: "https://wiki.example", challenge: "x".repeat(43) }) })).status).toBe(200);
  await send("DELETE", `/people${PLACE}&email=ana@example.com`);
  const link = (await (await send("POST", `/links${PLACE}`, { role: "viewer", note: "Board", password: "open sesame" })).json()) as SharedLink & { path: string };
  await (await stage.guest(server)).fetch(link.path, { method: "POST", headers: { origin: server.url }, body: new URLSearchParams({ password: "sesame, please" }) });
  await send("DELETE", `/links/${link.id}${PLACE}`);
  const { secret, token }: { secret: string; token: SharedToken } = await programToken(owner, "secret");
  expect((await askEmbed(server, secret, { app: "secret" })).status).toBe(201);
  await send("DELETE", `/tokens/${token.id}${PLACE}`);
  COMMENT_EVENTS.append(me.doc, { id: COMMENT_EVENTS.nextId(me.doc, "device" as DeviceId), at: 1, act: { kind: "open", comment: "comment_________1" as CommentId, anchor: { element: "el" as ElementId, label: "Level" }, text: "a word in confidence" } }, "page");
  await me.durable();
  for (const path of [`/api/comments/export${PLACE}`, await upload(owner, room, "secret/main", "papers", "paper.txt", new TextEncoder().encode("words")), `/api/audit/export${PLACE}`]) expect([path, (await owner.fetch(path)).status]).toEqual([path, 200]);
  expect((await owner.fetch("/~caches/secret", { method: "POST", headers: { origin: server.url } })).status).toBe(303);
  await eventually("the webhooks", async () => (await fetch(`${server.url}/outside/hooks/order`, { method: "POST", body: "{}" })).status === 401);
  await inviteFrom(data, { app: "secret" as AppId, room: "main" as RoomId, role: "viewer", days: 1, people: 1, note: "By hand" });
  await server.stop();
  await rotateFrom(data);
  await StoredRooms.use(data, async (stored) => {
    await stored.export("secret/main", join(data, "taken"));
    await stored.import(join(data, "taken"), "secret/copy");
    await stored.delete("secret/copy");
  });

  const db = new Database(join(data, "access.db"), { readonly: true });
  const lines = db.prepare("SELECT action, room, name, detail FROM audit ORDER BY id").all() as Line[];
  db.close();
  for (const [action, { by, tells = {} }] of Object.entries(LINES)) {
    const found = lines.find((line) => line.action === action);
    expect([action, found?.name, JSON.parse(found?.detail ?? "null")]).toEqual([action, by === "the owner" ? owner.me?.name : expect.stringMatching(by), expect.objectContaining(tells)]);
  }
  expect(lines.filter(({ action, name }) => action === "link made" && name === "The operator")).toHaveLength(1);
  expect(lines.filter(({ action }) => !Object.hasOwn(LINES, action))).toEqual([]);
  expect(JSON.stringify(lines)).not.toMatch(new RegExp(`sesame|in confidence|${secret.slice(10)}`));
});

async function all<T>(lines: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const line of lines) found.push(line);
  return found;
}

test("[LINK-8] the whole log is read in the order in which it was written, of all rooms and of none, beside a running server, and no line is left out", async () => {
  const data = await stage.folder();
  const provider = await stage.provider();
  const server = await stage.serve({ data, access: { default: "viewer" }, identity: { guests: true, providers: [{ id: "test", name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }] } });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana Lopez" });
  const ana = new Jar();
  await ana.signIn(server.url, "test", "ana", "/healthz");
  // More than is read at once, in two rooms.
  const lines = Array.from({ length: 2_500 }, (_, n) => lineByOperator({ app: "plain" as AppId, room: (n % 2 === 0 ? "main" : "other") as RoomId }, "room exported", { n }, Date.now()));
  const store = new SqliteAccess(data);
  await store.open();
  await store.write(lines);
  await store.close();
  await ana.ask(`${server.url}/api/signout`, { method: "POST", headers: { origin: server.url } });
  // Lines that nobody waits for are written a moment later.
  const db = new Database(join(data, "access.db"), { readonly: true });
  await eventually("the last line", () => db.prepare("SELECT 1 FROM audit WHERE action = 'signed out'").get() !== undefined);
  db.close();
  const read = await all(auditFrom(data));
  expect(read.map(({ id }) => id)).toEqual(Array.from({ length: 2_502 }, (_, n) => n + 1));
  expect([read[0], read.at(-1)]).toMatchObject([{ app: "", room: "", name: "Ana Lopez", action: "signed in", detail: { provider: "test" } }, { app: "", room: "", name: "Ana Lopez", action: "signed out" }]);
  expect(read.slice(1, -1).map(({ detail }) => detail["n"])).toEqual(lines.map((_, n) => n));
  expect(await all(auditFrom(data, 2_502))).toMatchObject([{ id: 2_503, name: "The operator", action: "audit exported" }]);
});
