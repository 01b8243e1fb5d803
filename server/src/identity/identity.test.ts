import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CompactSign } from "jose";
import { expect, test } from "vitest";
import { parseAppId, parseRoomId, PERSON_COLOURS, type AppId, type Role, type RoomId } from "@tutti/protocol";
import type { AccessConfig, RoomRights } from "../options.ts";
import { Links } from "../sharing/links.ts";
import { newGuest } from "./guest.ts";
import { Identity } from "./identity.ts";
import { returnAddress } from "./return-address.ts";
import { fitsRoom, roleInAllRule, roleRule, settingsRule } from "./roles.ts";
import { readSecrets, rotateSecret } from "./secret.ts";
import type { Session } from "./session.ts";

const app = parseAppId("sales") as AppId;
const room = parseRoomId("main") as RoomId;
const secret = new Uint8Array(32).fill(1);
const ana = { ...newGuest(), name: "Ana" };
const header = async (identity: Identity, session = ana, secure = false): Promise<string> => (await identity.guestCookie(session, secure, 5_000)).split(";")[0] ?? "";
const nothing = { write: async () => undefined };

test("[SRV-1] a session that we signed is read back; one that was changed, or signed by another, is nobody's", async () => {
  const identity = new Identity([secret]);
  const cookie = await header(identity);
  expect(await identity.read(`other=1; ${cookie}`, false)).toEqual({ state: "signed", cookie: { t: "session", guest: ana, issued: 5_000 } });
  expect(await identity.read("other=1", false)).toEqual({ state: "none" });
  const name = identity.cookieName(false);
  const [head, , signature] = cookie.slice(cookie.indexOf("=") + 1).split(".");
  const boss = Buffer.from(JSON.stringify({ t: "session", ...ana, name: "Boss" })).toString("base64url");
  expect(await identity.read(`${name}=${head}.${boss}.${signature}`, false)).toEqual({ state: "forged" });
  const none = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${boss}.`;
  expect(await identity.read(`${name}=${none}`, false)).toEqual({ state: "forged" });
  const other = await new CompactSign(Buffer.from(boss, "base64url")).setProtectedHeader({ alg: "HS256" }).sign(new Uint8Array(32).fill(2));
  expect(await identity.read(`${name}=${other}`, false)).toEqual({ state: "forged" });
});

test("[SRV-1] a session is not an invitation, and an invitation is not a session", async () => {
  const identity = new Identity([secret]);
  const links = new Links(nothing, identity);
  const link = await links.path(await links.make({ app, room, role: "owner", note: "", created: 0, by: "Ana" }));
  expect(await identity.read(`${identity.cookieName(false)}=${link.slice("/join/".length)}`, false)).toEqual({ state: "forged" });
  const cookie = await header(identity);
  expect(await links.open(cookie.slice(cookie.indexOf("=") + 1), 0)).toBe("none");
});

test("[SRV-2] an invitation gives its role until it ends, or is taken back", async () => {
  const links = new Links(nothing, new Identity([secret]));
  const link = await links.make({ app, room, role: "owner", note: "", created: 0, by: "Ana", until: 60_000 });
  const token = (await links.path(link)).slice("/join/".length);
  expect(await links.open(token, 59_000)).toMatchObject({ app, room, role: "owner" });
  expect(await links.open(token, 61_000)).toBe("ended");
  await links.revoke(link.id);
  expect(await links.open(token, 59_000)).toBe("takenBack");
});

test("[IDN-1] over https the cookie is for this host alone, and no other is read; it is nobody's script's", async () => {
  const identity = new Identity([secret]);
  expect(await identity.guestCookie(ana, true, 0)).toMatch(/^__Host-tutti-[0-9a-f]{8}=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+; Secure$/);
  expect(await identity.read(await header(identity, ana, true), true)).toMatchObject({ state: "signed" });
  // What a page of a neighbouring name could have put there.
  expect(await identity.read(await header(identity, ana, false), true)).toEqual({ state: "none" });
});

test("[IDN-2] a replaced key's sessions still count, are given anew with the new one, and are forgotten with the next", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-secret-"));
  const first = new Identity(await readSecrets(folder));
  const [cookie, sealed] = [await header(first), await first.seal({ token: 1 })];
  await rotateSecret(folder);
  const second = new Identity(await readSecrets(folder));
  expect(await second.read(cookie, false)).toMatchObject({ state: "signed", cookie: { guest: ana } });
  expect(await second.unseal(sealed)).toEqual({ token: 1 });
  expect([second.isStale(cookie, 5_000, false, 6_000), second.isStale(await header(second), 5_000, false, 6_000)]).toEqual([true, false]);
  expect(await first.read(await header(second), false)).toEqual({ state: "none" });
  await rotateSecret(folder);
  const third = new Identity(await readSecrets(folder));
  expect(await third.read(cookie, false)).toEqual({ state: "none" });
  expect(await third.unseal(sealed)).toBeUndefined();
  await rm(folder, { recursive: true });
});

test("[LINK-3] in all rooms together somebody has the least of what the settings say of any, and nothing that was given in one", () => {
  const guest = newGuest();
  const member: Session = { ...guest, by: "login", email: "ana@example.com", groups: ["google:sales"] };
  const apps = (rooms: Record<string, RoomRights>): NonNullable<AccessConfig["apps"]> => ({ [app]: { groups: { sales: "commenter" }, rooms } });
  const cases: [Session, AccessConfig | undefined, Role | undefined][] = [
    [guest, undefined, "editor"], [guest, { default: null }, undefined], [member, { default: null, members: "viewer" }, "viewer"],
    [member, { default: null, people: { "ana@example.com": "owner" } }, "owner"], [guest, { default: null, people: { "ana@example.com": "owner" } }, undefined],
    [member, { default: "editor", apps: apps({ "board-*": { default: null } }) }, "commenter"],
    [guest, { default: "editor", apps: apps({ "board-*": { default: null } }) }, undefined],
    [guest, { default: "viewer", apps: apps({ "board-*": { default: "editor" }, "*": { members: "owner" } }) }, "viewer"],
    [member, { default: null, members: "owner", apps: apps({ "a-*": { members: "editor" }, "b-*": { members: "viewer" } }) }, "commenter"],
    [member, { default: null, apps: apps({ "board-*": { people: { "ana@example.com": "owner" }, groups: { sales: "owner" } } }) }, "commenter"],
    [{ ...guest, by: "token", scope: { app, role: "editor" } }, { default: null }, "editor"], [{ ...guest, by: "token", scope: { app, room, role: "editor" } }, undefined, undefined],
  ];
  for (const [session, access, role] of cases) expect([access, roleInAllRule(access)(session, app)]).toEqual([access, role]);
});

test("[SRV-3] a role is the most of what the configuration and links give; no right is the default where guests are kept out", () => {
  const others: Record<string, Role> = { owner: "owner", viewer: "viewer" };
  const given = ({ name }: Session, of: AppId, at: RoomId): Role | undefined => (of === app && at === room ? others[name] : undefined);
  const named = (name: string): Session => ({ ...newGuest(), name });
  const other = parseRoomId("other") as RoomId;
  expect(roleRule(undefined, given)(named("guest"), app, room)).toBe("editor");
  expect(roleRule(undefined, given)(named("viewer"), app, room)).toBe("editor");
  const closed = roleRule({ default: null, apps: { open: { default: "viewer" } } }, given);
  const cases: [Role | undefined, Role | undefined][] = [
    [closed(named("guest"), app, room), undefined],
    [closed(named("owner"), app, room), "owner"],
    [closed(named("owner"), app, other), undefined],
    [closed(named("guest"), parseAppId("open") as AppId, room), "viewer"],
    [closed(named("guest"), parseAppId("constructor") as AppId, room), undefined],
  ];
  for (const [found, expected] of cases) expect(found).toBe(expected);
});

test("[IDN-3] who has signed in has what members, their groups and their address are given; a guest has none of it, and one provider's group is not another's", () => {
  const access = {
    default: null, members: "viewer", groups: { staff: "commenter", "keycloak:admins": "owner" },
    apps: { sales: { groups: { leads: "editor" }, people: { "Ana@Example.com": "owner" } }, plans: { members: null } },
  } as const;
  const rule = roleRule(access, () => undefined, ["keycloak", "other"]);
  const who = (groups: readonly string[] = [], email?: string): Session => ({ ...newGuest(), by: "login", groups, ...(email === undefined ? {} : { email }) });
  const plans = parseAppId("plans") as AppId;
  const cases: [Session, AppId, Role | undefined][] = [
    [who(), app, "viewer"], [who(), plans, undefined], [who(["keycloak:staff"]), plans, "commenter"], [who(["other:leads"]), app, "editor"],
    [who(["keycloak:admins"]), plans, "owner"], [who(["other:admins"]), plans, undefined], [who(["other:keycloak:admins"]), plans, undefined],
    [who([], "ana@example.com"), app, "owner"], [who([], "ana@example.com"), plans, undefined],
    [{ ...who(["keycloak:admins"], "ana@example.com"), by: "guest" }, app, undefined],
  ];
  for (const [session, of, expected] of cases) expect([session.groups, session.email, of, rule(session, of, room)]).toEqual([session.groups, session.email, of, expected]);
});

test("[IDN-6] the settings give rights in rooms by their names: the nearest says what everybody and members may, and people and groups of all stand beside each other", () => {
  const access = {
    default: "viewer", people: { "boss@example.com": "owner" },
    apps: { sales: { members: "commenter", rooms: { "board-*": { default: null, members: null, people: { "ana@example.com": "editor" } }, "*-2026": { default: "commenter", groups: { staff: "editor" } } } } },
  } as const;
  const rule = roleRule(access, () => undefined);
  const guest = newGuest();
  const who = (email?: string, groups: readonly string[] = []): Session => ({ ...newGuest(), by: "login", groups, ...(email === undefined ? {} : { email }) });
  const cases: [Session, string, Role | undefined][] = [
    [guest, "main", "viewer"], [guest, "board-may", undefined], [guest, "plan-2026", "commenter"], [guest, "board-2026", undefined],
    [who(), "main", "commenter"], [who(), "board-may", undefined], [who("ana@example.com"), "board-may", "editor"], [who("ana@example.com"), "main", "commenter"],
    [who("boss@example.com"), "board-may", "owner"], [who(undefined, ["k:staff"]), "board-2026", "editor"], [who(undefined, ["k:staff"]), "board-may", undefined],
  ];
  for (const [session, at, expected] of cases) expect([session.email, session.groups, at, rule(session, app, parseRoomId(at) as RoomId)]).toEqual([session.email, session.groups, at, expected]);
  expect(settingsRule(access)(app, parseRoomId("board-may") as RoomId)).toEqual({ named: [{ name: "boss@example.com", role: "owner" }, { name: "ana@example.com", role: "editor" }] });
  const fits: [string, string, boolean][] = [
    ["main", "main", true], ["main", "mains", false], ["*", "anything", true], ["a-*", "a-", true], ["a-*", "b-a-", false], ["*-b-*", "x-b-y", true], ["*-b-*", "x-c-y", false], ["a*a", "a", false], ["a*b*c", "abbc", true], ["a*bc*bc", "abc", false],
  ];
  for (const [pattern, name, expected] of fits) expect([pattern, name, fitsRoom(pattern, name)]).toEqual([pattern, name, expected]);
});

test("[IDN-4] a program's token gives what it says, where it says, and nothing of what everybody may", () => {
  const rule = roleRule({ default: "owner" }, () => "owner");
  const token = (scope: Session["scope"]): Session => ({ ...newGuest(), by: "token", ...(scope ? { scope } : {}) });
  const other = parseRoomId("other") as RoomId;
  expect(rule(token({ app, room, role: "viewer" }), app, room)).toBe("viewer");
  expect(rule(token({ app, room, role: "viewer" }), app, other)).toBeUndefined();
  expect(rule(token({ app, role: "viewer" }), app, other)).toBe("viewer");
  expect(rule(token(undefined), app, room)).toBeUndefined();
});

test("[IDN-5] after signing in one goes to a path of this server and to nowhere else", () => {
  const kept = ["/", "/sales/main", "/sales/main?month=5&x=%2F", "/sales/main/page#part", "/join/abc.def"];
  for (const path of kept) expect(returnAddress(path)).toBe(path);
  const refused = ["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/..//evil.example", "/./\\evil.example", "javascript:alert(1)", "", undefined, `/${"a".repeat(3_000)}`, "/signin/x", "/api/signout", "sales"];
  for (const address of refused) expect([address, returnAddress(address)]).toEqual([address, "/"]);
});

test("[SRV-4] a guest has an id of their own, a name, and the next colour", () => {
  const guests = Array.from({ length: PERSON_COLOURS }, newGuest);
  expect(new Set(guests.map((guest) => guest.id)).size).toBe(PERSON_COLOURS);
  expect(new Set(guests.map((guest) => guest.colour)).size).toBe(PERSON_COLOURS);
  for (const guest of guests) expect(guest.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
});

test("[SRV-5] the secret is made once, readable by its owner alone, and a file that is no key is refused", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-secret-"));
  const [first] = await readSecrets(folder);
  expect(first).toHaveLength(32);
  expect(await readSecrets(folder)).toEqual([first]);
  expect((await stat(join(folder, "secret"))).mode & 0o777).toBe(0o600);
  await readSecrets(join(folder, "made"));
  expect((await stat(join(folder, "made"))).mode & 0o777).toBe(0o700);
  expect(await readFile(join(folder, "secret"), "utf8")).toHaveLength(43);
  await writeFile(join(folder, "secret"), "short");
  await expect(readSecrets(folder)).rejects.toThrow(/is not a key/);
  await rm(folder, { recursive: true });
});
