import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { AppId, RoomId } from "@tutti/protocol";
import { doctor } from "../commands/doctor.ts";
import { rotate } from "../commands/rotate.ts";
import type { Settings } from "../settings/config.ts";
import { diagnose, type OnDisk } from "./diagnose.ts";

const places = (settings: Settings, disk: OnDisk = {}): string[] => diagnose(settings, disk).filter(({ level }) => level === "unsafe").map(({ place }) => place);
const google = { id: "google", issuer: "https://accounts.google.com", clientId: "x", clientSecret: "y" };
const keycloak = { id: "keycloak", issuer: "https://login.example/realms/team", clientId: "x", clientSecret: "y" };

test("[DOC-20] what is unsafe is told with its place, and what is safe is not", () => {
  const url = "https://tutti.example";
  const cases: [Settings, string[]][] = [
    [{}, []],
    [{ host: "0.0.0.0" }, ["access.default", "identity.url"]],
    [{ host: "0.0.0.0", access: { default: "viewer" }, identity: { url } }, []],
    [{ host: "0.0.0.0", access: { default: null, apps: { sales: { default: "editor" } } }, identity: { url } }, ["access.apps.sales.default"]],
    [{ identity: { url } }, ["access.default"]],
    [{ identity: { url, providers: [keycloak] } }, []],
    [{ identity: { url, guests: true, providers: [keycloak] } }, ["access.default"]],
    [{ identity: { url, providers: [google] } }, ["identity.providers[0].allow"]],
    [{ identity: { url, providers: [{ ...google, allow: { domains: ["example.com"] } }] } }, []],
    [{ access: { default: null }, identity: { url, providers: [google] } }, []],
    [{ access: { default: null }, identity: { url, providers: [{ ...google, trustEmail: true }] } }, ["identity.providers[0].trustEmail"]],
    [{ access: { default: null, groups: { admins: "owner", "keycloak:staff": "viewer" } }, identity: { url, providers: [keycloak, google] } }, ['access.groups["admins"]']],
    [{ host: "0.0.0.0", access: { default: "viewer", apps: { sales: { rooms: { "try-*": { default: "editor" }, "board-*": { default: null } } } } }, identity: { url } }, ['access.apps.sales.rooms["try-*"].default']],
    [{ access: { default: null, apps: { sales: { groups: { staff: "editor" }, rooms: { "board-*": { groups: { board: "owner" } } } } } }, identity: { url, providers: [keycloak, google] } }, ['access.apps.sales.groups["staff"]', 'access.apps.sales.rooms["board-*"].groups["board"]']],
    [{ identity: { proxy: { from: ["0.0.0.0/0"], user: "X-User" } } }, ["identity.proxy.from"]],
    [{ identity: { proxy: { from: ["10.0.0.7", "10.0.0.0/8", "fd00::/64"], user: "X-User" } } }, []],
    [{ origins: ["http://intranet.example"], contentOrigins: ["https://tiles.example", "http://tiles.example"] }, ["origins", "contentOrigins"]],
    [{ embed: { origins: ["https://wiki.example", "https://*.wiki.example", "http://localhost:3000"] } }, []],
    [{ embed: { origins: ["*", "http://*.wiki.example"] } }, ["embed.origins", "embed.origins"]],
    [{ embed: { origins: ["https://*.com", "https://*.atlassian.net", "https://*.github.io:8443"] } }, ["embed.origins", "embed.origins", "embed.origins"]],
    [{ embed: { origins: ["https://team.atlassian.net", "https://*.team.github.io"] } }, []],
  ];
  for (const [settings, expected] of cases) expect([settings, places(settings)]).toEqual([settings, expected]);
});

test("[DOC-21] files that others can read, and a key that can be guessed, are unsafe; an old key is a note", () => {
  const secret = { mode: 0o600, bytes: 32, distinct: 30, days: 1 };
  expect(places({}, { folder: 0o700, secret, access: 0o600, config: 0o644 })).toEqual([]);
  expect(places({}, { folder: 0o755 })).toEqual(["data"]);
  expect(places({}, { secret: { ...secret, mode: 0o640 } })).toEqual(["data/secret"]);
  expect(places({}, { secret: { ...secret, distinct: 1 } })).toEqual(["data/secret"]);
  expect(places({}, { access: 0o644, config: 0o666 })).toEqual(["data/access.db", "tutti.config.ts"]);
  expect(diagnose({}, { secret: { ...secret, days: 500 }, previous: true }).map(({ level, place }) => [level, place])).toEqual([["note", "data/secret"], ["note", "data/secret.previous"]]);
});

test("[DOC-23] rights that are given to names which nobody can have are a note", () => {
  const notes = (settings: Settings): string[] => diagnose(settings, {}).filter(({ level }) => level === "note").map(({ place }) => place);
  const access = { default: null, groups: { staff: "editor" }, apps: { sales: { rooms: { "board-*": { people: { "ana@example.com": "owner" } } } } } } as const;
  const [group, person] = ['access.groups["staff"]', 'access.apps.sales.rooms["board-*"].people["ana@example.com"]'];
  expect(notes({ access })).toEqual([group, person]);
  expect(notes({ access, identity: { proxy: { from: ["10.0.0.7"], user: "X-User", email: "X-Email", signOut: "/out" } } })).toEqual([group]);
  expect(notes({ access, identity: { url: "https://tutti.example", providers: [keycloak] } })).toEqual([]);
});

test("[DOC-24] invitations by which people may still come to change something are told; one without any bound is unsafe", async () => {
  const open = { app: "sales" as AppId, room: "main" as RoomId, role: "owner", password: false } as const;
  const found = diagnose({}, { invitations: [open, { ...open, left: 2, until: Date.UTC(2026, 0, 2) }, { ...open, role: "viewer" }, { ...open, role: "editor", password: true }] });
  expect(found.map(({ level, place, what }) => [level, place, what])).toEqual([
    ["unsafe", "sales/main", "An invitation makes whoever has it owner, as many as come and for good"],
    ["note", "sales/main", "An invitation makes people owner (2 more, until 2026-01-02)"],
    ["note", "sales/main", "An invitation makes people editor (with a password)"],
  ]);
});

test("[DOC-22] tutti doctor reads real files, and its exit code says whether something is unsafe; tutti rotate replaces the key", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tutti-doctor-"));
  const said: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((text: string) => void said.push(text));
  try {
    await writeFile(join(folder, "app.ts"), 'import { app } from "tutti"; export default app("A", () => {});');
    await writeFile(join(folder, "tutti.config.mjs"), 'export default { host: "0.0.0.0", access: { default: "viewer" }, identity: { url: "https://tutti.example" } };');
    const run = (): Promise<number> => doctor.run({ words: [join(folder, "app.ts")], options: {} });
    expect([await run(), said.at(-1)]).toEqual([0, "Nothing unsafe was found in these settings."]);
    await mkdir(join(folder, ".tutti"), { mode: 0o700 });
    await rotate.run({ words: [join(folder, "app.ts")], options: {} });
    expect([await run(), (await stat(join(folder, ".tutti", "secret.previous"))).mode & 0o777]).toEqual([0, 0o600]);
    await chmod(join(folder, ".tutti", "secret"), 0o644);
    await chmod(join(folder, ".tutti"), 0o755);
    expect([await run(), said.at(-1)]).toEqual([1, "2 unsafe things found."]);
    expect(said.some((text) => /UNSAFE {2}data\/secret: Others can read the key/.test(text))).toBe(true);
  } finally {
    log.mockRestore();
    await rm(folder, { recursive: true });
  }
});
