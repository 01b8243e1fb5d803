import { expect, test } from "vitest";
import { DEFAULT_LIMITS, type AccessConfig, type AppRights, type EmbedConfig, type IdentityConfig, type Limits, type ProviderConfig, type ProxyConfig, type RoomRights, type SessionConfig } from "@tutti/server";
import type { Settings } from "../settings/config.ts";
import { settingsFrom } from "../settings/settings.ts";
import { BOUNDS } from "./keeping.ts";
import { diagnose, type Finding } from "./diagnose.ts";

/** What is unsafe about a setting: settings that say it, and where the doctor tells of it. */
interface Judged {
  readonly said: Settings;
  readonly at: string;
  readonly level: Finding["level"];
}
/** Why nothing that it can say is unsafe, or how it is judged. */
type Verdict = string | Judged;
type Judgements<T> = { readonly [Name in keyof T]-?: Verdict };

const unsafe = (at: string, said: Settings): Judged => ({ said, at, level: "unsafe" });
const noted = (at: string, said: Settings): Judged => ({ said, at, level: "note" });

const url = "https://tutti.example";
const provider = { id: "keycloak", issuer: "https://login.example/realms/team", clientId: "x", clientSecret: "y" };
const google = { ...provider, id: "google", issuer: "https://accounts.google.com" };
const open = { host: "0.0.0.0", identity: { url } } as const;

const SETTINGS: Judgements<Settings> = {
  port: "which one it is changes nothing of who may come",
  host: unsafe("identity.url", { host: "0.0.0.0", access: { default: null } }),
  data: unsafe("data", { data: "/tmp/tutti" }),
  log: noted("log", { log: "silent" }),
  access: "see ACCESS",
  connections: unsafe("connections.crm.url", { connections: { crm: { kind: "postgres", url: "postgres://crm:word@db.example/crm" } } }),
  identity: "see IDENTITY",
  config: noted("config.mailPassword", { config: { mailPassword: { value: "x", place: "tutti.config.ts: config.mailPassword" } } }),
  origins: unsafe("origins", { origins: ["http://intranet.example"] }),
  contentOrigins: unsafe("contentOrigins", { contentOrigins: ["http://tiles.example"] }),
  embed: "see EMBED",
  limits: "see LIMITS",
  theme: "it is read from files of the operator's own, checked, and is colours, sizes and fonts",
};

const ACCESS: Judgements<AccessConfig> = {
  default: unsafe("access.default", open),
  viewersComment: "who comments is known by the session, and bounded in what they say",
  explore: "what somebody explores is theirs alone, bounded in number, and goes by itself",
  errorsFor: unsafe("access.errorsFor", { ...open, access: { default: null, errorsFor: "viewer" } }),
  namesFor: "it takes from what is told, and never adds to it",
  members: unsafe("access.members", { ...open, access: { default: null, members: "owner" } }),
  groups: unsafe('access.groups["staff"]', { access: { default: null, groups: { staff: "editor" } }, identity: { url, providers: [provider, google] } }),
  people: noted('access.people["ana@example.com"]', { access: { default: null, people: { "ana@example.com": "owner" } } }),
  apps: "see APP",
};
const APP: Judgements<AppRights> = {
  default: unsafe("access.apps.sales.default", { ...open, access: { default: null, apps: { sales: { default: "editor" } } } }),
  viewersComment: "as for all apps", explore: "as for all apps", errorsFor: unsafe("access.apps.sales.errorsFor", { ...open, access: { default: null, apps: { sales: { errorsFor: "viewer" } } } }), namesFor: "as for all apps",
  members: unsafe("access.apps.sales.members", { ...open, access: { default: null, apps: { sales: { members: "owner" } } } }),
  groups: noted('access.apps.sales.groups["staff"]', { access: { default: null, apps: { sales: { groups: { staff: "editor" } } } } }),
  people: noted('access.apps.sales.people["ana@example.com"]', { access: { default: null, apps: { sales: { people: { "ana@example.com": "editor" } } } } }),
  rooms: "see ROOM",
};
const ROOM: Judgements<RoomRights> = {
  default: unsafe('access.apps.sales.rooms["try-*"].default', { ...open, access: { default: null, apps: { sales: { rooms: { "try-*": { default: "editor" } } } } } }),
  members: unsafe('access.apps.sales.rooms["try-*"].members', { ...open, access: { default: null, apps: { sales: { rooms: { "try-*": { members: "owner" } } } } } }),
  groups: noted('access.apps.sales.rooms["try-*"].groups["staff"]', { access: { default: null, apps: { sales: { rooms: { "try-*": { groups: { staff: "editor" } } } } } } }),
  people: noted('access.apps.sales.rooms["try-*"].people["ana@example.com"]', { access: { default: null, apps: { sales: { rooms: { "try-*": { people: { "ana@example.com": "editor" } } } } } } }),
};
const IDENTITY: Judgements<IdentityConfig> = {
  url: unsafe("identity.url", { host: "0.0.0.0", access: { default: null }, identity: { url: "http://tutti.example" } }),
  guests: unsafe("access.default", { identity: { url, guests: true, providers: [provider] } }),
  providers: "see PROVIDER",
  proxy: "see PROXY",
  session: "see SESSION",
  auditDays: noted("identity.auditDays", { identity: { auditDays: 3 } }),
};
const PROVIDER: Judgements<ProviderConfig> = {
  id: "a word in addresses, checked where it is read", name: "what a button is called", clientId: "no secret", scopes: "what is asked for; what comes back is bounded",
  issuer: unsafe("identity.providers[0].allow", { identity: { url, providers: [{ ...provider, issuer: "https://login.microsoftonline.com/common/v2.0" }] } }),
  clientSecret: noted("identity.providers[0]", { access: { default: null }, identity: { url, providers: [{ id: "a", issuer: provider.issuer, clientId: "x" }] } }),
  groups: "which claims are read; what they give stands in access, and is judged there",
  trustEmail: unsafe("identity.providers[0].trustEmail", { access: { default: null }, identity: { url, providers: [{ ...google, trustEmail: true }] } }),
  allow: unsafe("identity.providers[0].allow", { identity: { url, providers: [google] } }),
};
const PROXY: Judgements<ProxyConfig> = {
  from: unsafe("identity.proxy.from", { identity: { proxy: { from: ["0.0.0.0/0"], user: "X-User" } } }),
  user: "the name of a header, believed from the proxy's address alone", email: "as user", name: "as user", groups: "as user",
  signOut: noted("identity.proxy.signOut", { identity: { proxy: { from: ["10.0.0.7"], user: "X-User" } } }),
};
const SESSION: Judgements<SessionConfig> = {
  idleHours: noted("identity.session.idleHours", { identity: { session: { idleHours: 2_000 } } }),
  hours: unsafe("identity.session.hours", { identity: { session: { hours: 90_000 } } }),
  recheckMinutes: unsafe("identity.session.recheckMinutes", { identity: { session: { recheckMinutes: 100_000 } } }),
};
const EMBED: Judgements<EmbedConfig> = { origins: unsafe("embed.origins", { embed: { origins: ["*"] } }) };
const LIMITS = Object.fromEntries((Object.keys(DEFAULT_LIMITS) as (keyof Limits)[]).map((name): [string, Verdict] =>
  [name, BOUNDS[name] === "guards" ? noted(`limits.${name}`, { limits: { [name]: DEFAULT_LIMITS[name] * 1_000 } }) : "it says how quickly something is done, and bounds nobody"]));

const ALL: readonly Readonly<Record<string, Verdict>>[] = [SETTINGS, ACCESS, APP, ROOM, IDENTITY, PROVIDER, PROXY, SESSION, EMBED, LIMITS];

test("[DOC-25] the doctor has judged every setting that there is: each is told where it is unsafe, with what to do, or is said to be harmless and why", () => {
  for (const [name, verdict] of ALL.flatMap((each) => Object.entries(each))) {
    if (typeof verdict === "string") {
      expect(verdict.length, name).toBeGreaterThan(5);
      continue;
    }
    const found = diagnose(verdict.said, {}).filter(({ place }) => place === verdict.at);
    expect([name, verdict.at, found[0]?.level]).toEqual([name, verdict.at, verdict.level]);
    expect(found.every(({ what, fix }) => what.length > 10 && fix.length > 5 && !/[.!]$/.test(what + fix)), name).toBe(true);
    // It is what was said that is told, and not that the doctor always says so.
    expect(diagnose({ access: { default: null } }, {}).filter(({ place }) => place === verdict.at)).toEqual([]);
  }
});

test("[DOC-25] a setting that is read and was not judged is found", () => {
  const read = (content: unknown): string[] => {
    try {
      settingsFrom({}, { file: "/x/tutti.config.ts", path: "tutti.config.ts", folder: "/x", content }, {}, "/x");
      return [];
    } catch (error) {
      return [String(error)];
    }
  };
  // A setting that nobody knows is refused, so that the lists above are all that can be said.
  for (const content of [{ stray: 1 }, { access: { stray: 1 } }, { access: { apps: { sales: { stray: 1 } } } }, { access: { apps: { sales: { rooms: { main: { stray: 1 } } } } } }, { identity: { stray: 1 } }, { identity: { session: { stray: 1 } } }, { embed: { origins: [], stray: 1 } }, { limits: { stray: 1 } }]) {
    expect(read(content)).toEqual([expect.stringContaining('there is no setting "stray"')]);
  }
  expect(Object.keys(BOUNDS).toSorted()).toEqual(Object.keys(DEFAULT_LIMITS).toSorted());
});
