import { atLeast, type Role } from "@tutti/protocol";
import type { OpenInvitation, RoomRights } from "@tutti/server";
import type { Settings } from "../settings/config.ts";
import { bounds, databases, keeping } from "./keeping.ts";

/** Something about a configuration that an operator should know. */
export interface Finding {
  /** `unsafe` lets somebody do what they should not; `note` is worth a thought. */
  readonly level: "unsafe" | "note";
  /** The setting, or the file. */
  readonly place: string;
  readonly what: string;
  readonly fix: string;
}

/** What lies on the disk, as far as it matters. Absent where it is not there yet. */
export interface OnDisk {
  /** The rights of the data folder, of the secret and of the file of people's rights: the last nine bits. */
  readonly folder?: number;
  readonly secret?: { readonly mode: number; readonly bytes: number; readonly distinct: number; readonly days: number };
  readonly previous?: boolean;
  readonly access?: number;
  /** The rights of the config file. */
  readonly config?: number;
  /** By which people may still come. */
  readonly invitations?: readonly OpenInvitation[];
}

const LOCAL = /^(localhost|127(\.\d+){3}|::1)$/;
const OTHERS = 0o007;
const NOT_OWNER = 0o077;
/** A range as wide as this holds more than one's own machines. */
const WIDE = { four: 7, six: 15 } as const;
/** A key is better replaced once a year. */
const OLD_KEY_DAYS = 400;

/** Where whoever likes is given a site of a name of their own. */
const SHARED_HOSTS: readonly string[] = [
  "atlassian.net", "notion.site", "sharepoint.com", "github.io", "gitlab.io", "gitbook.io", "wordpress.com", "blogspot.com", "fandom.com", "miraheze.org", "pages.dev", "workers.dev", "netlify.app", "vercel.app",
  "web.app", "firebaseapp.com", "herokuapp.com", "azurewebsites.net", "cloudfront.net", "amazonaws.com", "co.uk", "com.au", "co.jp",
];

/** Looks at the settings and what lies on the disk. Pure: what it says depends on nothing else. */
export function diagnose(settings: Settings, disk: OnDisk): Finding[] {
  return [...reach(settings), ...signingIn(settings), ...proxies(settings), ...origins(settings), ...embedding(settings), ...names(settings), ...keeping(settings), ...databases(settings), ...bounds(settings), ...files(disk), ...invitations(disk)];
}

function reach({ host = "127.0.0.1", identity, access }: Settings): Finding[] {
  const found: Finding[] = [];
  const open = !LOCAL.test(host) || (identity?.url !== undefined && !LOCAL.test(new URL(identity.url).hostname));
  if (!open) return [];
  const apps = Object.entries(access?.apps ?? {}).map(([app, { errorsFor }]) => [`access.apps.${app}.errorsFor`, errorsFor] as const);
  for (const [place, least] of [["access.errorsFor", access?.errorsFor] as const, ...apps]) {
    if (least === "viewer" || least === "commenter") found.push({ level: "unsafe", place, what: "Whoever may look reads what goes wrong in the scripts, with the author's own lines", fix: 'leave it out: "editor"' });
  }
  for (const { place, rights } of layers(access)) {
    for (const who of (["default", "members"] as const).filter((one) => rights[one] === "owner")) {
      found.push({ level: "unsafe", place: `${place}.${who}`, what: `${who === "default" ? "Everybody who comes" : "Whoever signs in"} owns these rooms: their rights, links and logs`, fix: 'name owners by groups or people, and give the others "editor" at most' });
    }
  }
  const guests = identity?.guests ?? ((identity?.providers ?? []).length === 0 && identity?.proxy?.user === undefined);
  // That everybody is an owner has been told.
  const may = (role: Role | null | undefined): boolean => role !== null && role !== "owner" && atLeast(role ?? "editor", "editor");
  if (guests && may(access?.default)) {
    found.push({ level: "unsafe", place: "access.default", what: `Everybody who reaches ${host} may change everything, without signing in`, fix: 'set access.default to "viewer" or null, or identity.guests to false with a provider' });
  }
  for (const [app, rights] of Object.entries(access?.apps ?? {})) {
    const inApp = rights.default === undefined ? access?.default : rights.default;
    if (guests && rights.default !== undefined && may(rights.default) && !may(access?.default)) found.push({ level: "unsafe", place: `access.apps.${app}.default`, what: "Everybody may change everything in this app, without signing in", fix: 'set it to "viewer" or null' });
    for (const [pattern, inRooms] of Object.entries(rights.rooms ?? {})) {
      if (guests && inRooms.default !== undefined && may(inRooms.default) && !may(inApp)) found.push({ level: "unsafe", place: `access.apps.${app}.rooms["${pattern}"].default`, what: "Everybody may change everything in these rooms, without signing in", fix: 'set it to "viewer" or null' });
    }
  }
  if (identity?.url === undefined) {
    found.push({ level: "unsafe", place: "identity.url", what: `The server listens at ${host}, and nothing says that it is reached by https: cookies and what people write could be read on the way`, fix: "put a proxy with https in front, and set identity.url to its address" });
  } else if (identity.url.startsWith("http:")) {
    found.push({ level: "unsafe", place: "identity.url", what: "It is http: cookies and what people write could be read on the way", fix: "serve it by https" });
  }
  return found;
}

function signingIn({ identity, access }: Settings): Finding[] {
  const providers = identity?.providers ?? [];
  const found: Finding[] = [];
  const editors = (role: Role | null | undefined): boolean => role !== null && role !== undefined && atLeast(role, "editor");
  const many = access?.default === undefined || editors(access.default) || editors(access.members);
  providers.forEach((provider, i) => {
    const place = `identity.providers[${i}]`;
    const anybody = /(^|\.)(google|github|gitlab|facebook|apple|microsoftonline)\.com$/.test(new URL(provider.issuer).hostname) && !/microsoftonline/.test(provider.issuer) || /\/(common|consumers)(\/|$)/.test(new URL(provider.issuer).pathname);
    if (anybody && !provider.allow && many) found.push({ level: "unsafe", place: `${place}.allow`, what: `Anybody can have an account at ${new URL(provider.issuer).hostname}, and whoever has may change everything`, fix: 'name your own: allow: { domains: ["example.com"] }' });
    if (provider.trustEmail === true && anybody) found.push({ level: "unsafe", place: `${place}.trustEmail`, what: "Addresses are believed that nobody has checked, at a provider where people choose theirs", fix: "take trustEmail away" });
    if (provider.clientSecret === undefined) found.push({ level: "note", place: `${place}`, what: "There is no client secret in the environment", fix: "set it where the provider gave you one; PKCE protects a public client" });
  });
  if (providers.length > 1) {
    const bare = rightsByName(access).filter(({ kind, name }) => kind === "groups" && !providers.some(({ id }) => name.startsWith(`${id}:`)));
    for (const { place, name: group } of bare) found.push({ level: "unsafe", place, what: "Each of several providers can put its people into a group of this name", fix: `say which one is meant: "${providers[0]?.id}:${group}"` });
  }
  return found;
}

/** What is said of all apps, of one, and of some of its rooms, with the place where it stands. */
function layers(access: Settings["access"]): { readonly place: string; readonly rights: RoomRights }[] {
  const apps = Object.entries(access?.apps ?? {});
  const rooms = apps.flatMap(([app, { rooms: patterns = {} }]) => Object.entries(patterns).map(([pattern, rights]) => ({ place: `access.apps.${app}.rooms["${pattern}"]`, rights })));
  return [...(access ? [{ place: "access", rights: access }] : []), ...apps.map(([app, rights]) => ({ place: `access.apps.${app}`, rights })), ...rooms];
}

/** Everything that groups and people are given by name, with the place where it stands. */
function rightsByName(access: Settings["access"]): { readonly kind: "groups" | "people"; readonly name: string; readonly place: string }[] {
  return layers(access).flatMap(({ place, rights }) => (["groups", "people"] as const).flatMap((kind) => Object.keys(rights[kind] ?? {}).map((name) => ({ kind, name, place: `${place}.${kind}["${name}"]` }))));
}

/** Rights that are given to names which nobody here can have. */
function names({ identity, access }: Settings): Finding[] {
  const [signIn, proxy] = [(identity?.providers ?? []).length > 0, identity?.proxy];
  const known = { groups: signIn || (proxy?.user !== undefined && proxy.groups !== undefined), people: signIn || (proxy?.user !== undefined && proxy.email !== undefined) };
  return rightsByName(access).filter(({ kind }) => !known[kind]).map(({ kind, place }) => ({
    level: "note", place, what: `Nobody says which ${kind === "groups" ? "groups" : "addresses"} people have, so that it is given to nobody`, fix: "name a provider in identity.providers, or the header of a proxy",
  }));
}

function invitations({ invitations: open = [] }: OnDisk): Finding[] {
  const noteworthy = open.filter(({ role }) => atLeast(role, "editor"));
  return noteworthy.map(({ app, room, role, until, left, password }): Finding => {
    const place = `${app}/${room}`;
    const fix = "take it back in the share dialog, and make one that ends: tutti invite";
    if (until === undefined && left === undefined && !password) return { level: "unsafe", place, what: `An invitation makes whoever has it ${role}, as many as come and for good`, fix };
    const bounds = [left === undefined ? "" : `${left} more`, until === undefined ? "" : `until ${new Date(until).toISOString().slice(0, 10)}`, password ? "with a password" : ""].filter(Boolean).join(", ");
    return { level: "note", place, what: `An invitation makes people ${role} (${bounds})`, fix: "take it back in the share dialog, if nobody is meant any more" };
  });
}

function proxies({ identity }: Settings): Finding[] {
  const proxy = identity?.proxy;
  const signOut: Finding[] = proxy?.user === undefined || proxy.signOut !== undefined ? [] : [{ level: "note", place: "identity.proxy.signOut", what: "Who signs out here is signed in again by the proxy with the next page", fix: "name the address at the proxy where one signs out" }];
  const wide = (proxy?.from ?? []).filter(isWide).map((range): Finding => ({
    level: "unsafe", place: "identity.proxy.from",
    what: `${range} holds far more than a proxy: ${proxy?.user === undefined ? "whoever asks from there says which address they have" : "whoever asks from there can say that they are anybody"}`,
    fix: "name the proxy's own address",
  }));
  return [...wide, ...signOut];
}

function isWide(range: string): boolean {
  const [address = "", bits] = range.split("/");
  return bits !== undefined && Number(bits) <= (address.includes(":") ? WIDE.six : WIDE.four);
}

function origins(settings: Settings): Finding[] {
  return (["origins", "contentOrigins"] as const).flatMap((name) => (settings[name] ?? []).filter((origin) => origin.startsWith("http:") && !LOCAL.test(new URL(origin).hostname)).map((origin): Finding => ({
    level: "unsafe", place: name, what: `${origin} is plain http: whoever is in between ${name === "origins" ? "can act as your people" : "can change what is shown"}`, fix: "name it with https",
  })));
}

function embedding({ embed }: Settings): Finding[] {
  return (embed?.origins ?? []).flatMap((origin): Finding[] => {
    if (origin === "*") return [{ level: "unsafe", place: "embed.origins", what: "Every site may show your rooms in its pages, and lead people to press what they do not see", fix: "name the sites that may" }];
    if (origin.startsWith("http:") && !LOCAL.test(new URL(origin.replace("*.", "")).hostname)) return [{ level: "unsafe", place: "embed.origins", what: `${origin} is plain http: whoever is in between can put rooms into pages of their own`, fix: "name it with https" }];
    const anybodys = /^https?:\/\/\*\.([^:]+)/.exec(origin)?.[1]?.toLowerCase();
    if (anybodys !== undefined && (!anybodys.includes(".") || SHARED_HOSTS.includes(anybodys))) return [{ level: "unsafe", place: "embed.origins", what: `Anybody can have a site below ${anybodys}: whoever has may show your rooms, and ask people to sign in for theirs`, fix: `name your own: "${origin.replace("*", "yours")}"` }];
    return [];
  });
}

function files({ folder, secret, previous, access, config }: OnDisk): Finding[] {
  const found: Finding[] = [];
  if (folder !== undefined && (folder & OTHERS) !== 0) found.push({ level: "unsafe", place: "data", what: "Other users of this machine can look into the data folder", fix: "chmod 700 it" });
  if (secret && (secret.mode & NOT_OWNER) !== 0) found.push({ level: "unsafe", place: "data/secret", what: "Others can read the key that signs sessions: whoever has it can be anybody", fix: "chmod 600 it, and replace it: tutti rotate" });
  if (secret && (secret.bytes < 32 || secret.distinct < 10)) found.push({ level: "unsafe", place: "data/secret", what: "The key that signs sessions can be guessed", fix: "delete the file; the next start makes a good one, and everybody signs in again" });
  if (secret && secret.days > OLD_KEY_DAYS) found.push({ level: "note", place: "data/secret", what: `The key that signs sessions is ${secret.days} days old`, fix: "replace it now and then: tutti rotate" });
  if (previous === true && secret && secret.days > 60) found.push({ level: "note", place: "data/secret.previous", what: "The key before still counts", fix: "delete it once everybody has been here since the new one" });
  if (access !== undefined && (access & NOT_OWNER) !== 0) found.push({ level: "unsafe", place: "data/access.db", what: "Others can read who has which right, and the hashes of tokens", fix: "chmod 600 it" });
  if (config !== undefined && (config & 0o002) !== 0) found.push({ level: "unsafe", place: "tutti.config.ts", what: "Everybody on this machine can change it, and it runs as the server", fix: "chmod o-w it" });
  return found;
}
