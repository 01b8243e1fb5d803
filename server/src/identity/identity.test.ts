import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { parseAppId, parseRoomId, PERSON_COLOURS, type AppId, type Role, type RoomId } from "@tutti/protocol";
import { newGuest } from "./guest.ts";
import { Identity } from "./identity.ts";
import { roleRule } from "./roles.ts";
import { readSecret } from "./secret.ts";
import { MAX_GRANTS, withGrant } from "./session.ts";

const app = parseAppId("sales") as AppId;
const room = parseRoomId("main") as RoomId;
const secret = new Uint8Array(32).fill(1);
const header = async (identity: Identity, session = newGuest()): Promise<string> => (await identity.cookie(session, false)).split(";")[0] ?? "";

test("[SRV-1] a session that we signed is read back; one that was changed, or signed by another, is nobody's", async () => {
  const identity = new Identity(secret);
  const ana = { ...newGuest(), name: "Ana" };
  const cookie = await header(identity, ana);
  expect(await identity.read(`other=1; ${cookie}`)).toEqual({ state: "signed", session: ana });
  expect(await identity.read("other=1")).toEqual({ state: "none" });
  const [head, , signature] = cookie.slice(cookie.indexOf("=") + 1).split(".");
  const boss = Buffer.from(JSON.stringify({ t: "session", ...ana, name: "Boss", grants: [] })).toString("base64url");
  expect(await identity.read(`${identity.cookieName}=${head}.${boss}.${signature}`)).toEqual({ state: "forged" });
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${boss}.`;
  expect(await identity.read(`${identity.cookieName}=${none}`)).toEqual({ state: "forged" });
  const other = await new CompactSign(Buffer.from(boss, "base64url")).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32).fill(2));
  expect(await identity.read(`${identity.cookieName}=${other}`)).toEqual({ state: "forged" });
});

test("[SRV-1] a session is not an invitation, and an invitation is not a session", async () => {
  const identity = new Identity(secret);
  const link = await identity.invite({ app, room, role: "owner" }, 0);
  expect(await identity.read(`${identity.cookieName}=${link.slice("/join/".length)}`)).toEqual({ state: "forged" });
  const cookie = await header(identity);
  expect(await identity.openInvitation(cookie.slice(cookie.indexOf("=") + 1), 0)).toMatch(/not an invitation/);
});

test("[SRV-2] an invitation gives its role until it ends", async () => {
  const identity = new Identity(secret);
  const link = await identity.invite({ app, room, role: "owner" }, 0, 60);
  const token = link.slice("/join/".length);
  expect(await identity.openInvitation(token, 59_000)).toEqual({ app, room, role: "owner" });
  expect(await identity.openInvitation(token, 61_000)).toMatch(/has ended/);
});

test("[SRV-3] a role is the most of what the configuration and invitations give; no right is the default where guests are kept out", () => {
  const guest = newGuest();
  const owner = withGrant(guest, { app, room, role: "owner" });
  const viewer = withGrant(guest, { app, room, role: "viewer" });
  const other = parseRoomId("other") as RoomId;
  expect(roleRule(undefined)(guest, app, room)).toBe("editor");
  expect(roleRule(undefined)(viewer, app, room)).toBe("editor");
  const closed = roleRule({ default: null, apps: { open: { default: "viewer" } } });
  const cases: [Role | undefined, Role | undefined][] = [
    [closed(guest, app, room), undefined],
    [closed(owner, app, room), "owner"],
    [closed(owner, app, other), undefined],
    [closed(guest, parseAppId("open") as AppId, room), "viewer"],
    [closed(guest, parseAppId("constructor") as AppId, room), undefined],
  ];
  for (const [found, expected] of cases) expect(found).toBe(expected);
});

test("[SRV-3] a cookie holds a bounded number of grants, the newest of each room", () => {
  let session = newGuest();
  for (let n = 0; n < 100; n++) session = withGrant(session, { app, room: parseRoomId(`r${n}`) as RoomId, role: "viewer" });
  session = withGrant(session, { app, room: parseRoomId("r99") as RoomId, role: "owner" });
  expect(session.grants).toHaveLength(MAX_GRANTS);
  expect(session.grants.at(-1)).toEqual({ app, room: "r99", role: "owner" });
});

test("[SRV-4] a guest has an id of their own, a name, and the next colour", () => {
  const guests = Array.from({ length: PERSON_COLOURS }, newGuest);
  expect(new Set(guests.map((guest) => guest.id)).size).toBe(PERSON_COLOURS);
  expect(new Set(guests.map((guest) => guest.colour)).size).toBe(PERSON_COLOURS);
  for (const guest of guests) expect(guest.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});

test("[SRV-5] the secret is made once, readable by its owner alone, and a file that is no key is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-secret-"));
  const first = await readSecret(folder);
  expect(first).toHaveLength(32);
  expect(await readSecret(folder)).toEqual(first);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
  expect(await readFile(join(folder, "secret"), "utf8")).toHaveLength(43);
  await writeFile(join(folder, "secret"), "short");
  await expect(readSecret(folder)).rejects.toThrow(/is not a key/);
  await rm(folder, { recursive: true });
});
