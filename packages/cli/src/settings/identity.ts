import { rangeProblem, type IdentityConfig, type ProviderConfig, type ProxyConfig, type SessionConfig } from "@tutti/server";
import { Problem } from "../problem.ts";
import { record, word, wrong, type Rule } from "./rules.ts";

/** Words that stand beside providers in addresses. */
const TAKEN: readonly string[] = ["frame", "guest", "out", "proxy"];

/** How people are known: providers, a proxy, sessions. @throws {Problem} with the place of the first mistake */
export const identity: Rule<IdentityConfig> = (raw, place) => {
  const given = record(raw, place, ["url", "guests", "providers", "proxy", "session", "auditDays"]);
  const at = `${place}.providers`;
  const providers = given["providers"] === undefined ? undefined : list(given["providers"], at, "a list of providers").map((one, i) => provider(one, `${at}[${i}]`));
  const twice = providers?.find(({ id }, i) => providers.findIndex((other) => other.id === id) !== i);
  if (twice) throw new Problem(`${at}: two are called "${twice.id}"; give one of them another id`);
  return {
    ...optional(given, "url", place, (value, here) => address(value, here, "the address that people use, such as https://tutti.example")),
    ...optional(given, "guests", place, yesOrNo), ...(providers ? { providers } : {}),
    ...optional(given, "proxy", place, proxy), ...optional(given, "session", place, session), ...optional(given, "auditDays", place, above0),
  };
};

const provider: Rule<ProviderConfig> = (raw, place) => {
  if (typeof raw === "object" && raw !== null && "clientSecret" in raw) {
    throw new Problem(`${place}.clientSecret: a secret does not stand in this file; set ${secretName("id" in raw ? String(raw.id) : "…")} in the environment`);
  }
  const given = record(raw, place, ["id", "name", "issuer", "clientId", "scopes", "groups", "trustEmail", "allow"]);
  const id = given["id"];
  if (typeof id !== "string" || !/^[a-z0-9-]{1,32}$/.test(id)) return wrong(id, `${place}.id`, "1 to 32 of a-z, 0-9 and -");
  if (TAKEN.includes(id)) return wrong(id, `${place}.id`, `none of ${TAKEN.join(", ")}, which have another meaning`);
  const issuer = address(given["issuer"], `${place}.issuer`, "the issuer's address, such as https://login.example/realms/team", true);
  const scopes = given["scopes"] === undefined ? {} : { scopes: words(given["scopes"], `${place}.scopes`) };
  const groups = given["groups"] === undefined ? {} : { groups: words(given["groups"], `${place}.groups`) };
  return { id, issuer, clientId: word(given["clientId"], `${place}.clientId`), ...optional(given, "name", place, word), ...scopes, ...groups, ...optional(given, "trustEmail", place, yesOrNo), ...optional(given, "allow", place, allow) };
};

const allow: Rule<NonNullable<ProviderConfig["allow"]>> = (raw, place) => {
  const given = record(raw, place, ["domains", "groups"]);
  return { ...optional(given, "domains", place, words), ...optional(given, "groups", place, words) };
};

const proxy: Rule<ProxyConfig> = (raw, place) => {
  const given = record(raw, place, ["from", "user", "email", "name", "groups", "signOut"]);
  const from = words(given["from"], `${place}.from`);
  if (from.length === 0) return wrong(from, `${place}.from`, "at least one address or range that the proxy's requests come from");
  from.forEach((range, i) => {
    const problem = rangeProblem(range);
    if (problem !== undefined) wrong(range, `${place}.from[${i}]`, problem);
  });
  const headers = Object.fromEntries((["user", "email", "name", "groups"] as const).filter((name) => given[name] !== undefined).map((name) => [name, header(given[name], `${place}.${name}`)]));
  return { from, ...headers, ...optional(given, "signOut", place, word) };
};

const session: Rule<SessionConfig> = (raw, place) => {
  const given = record(raw, place, ["idleHours", "hours", "recheckMinutes"]);
  return { ...optional(given, "idleHours", place, above0), ...optional(given, "hours", place, above0), ...optional(given, "recheckMinutes", place, above0) };
};

/** The variable of the environment that holds a provider's secret. */
export const secretName = (id: string): string => `TUTTI_CLIENT_SECRET_${id.toUpperCase().replaceAll("-", "_")}`;

/** Puts the secrets of the environment to their providers. @throws {Problem} for one that belongs to none */
export function withSecrets(config: IdentityConfig | undefined, environment: Readonly<Record<string, string | undefined>>): IdentityConfig | undefined {
  const providers = config?.providers ?? [];
  const stray = Object.keys(environment).find((name) => name.startsWith(secretName("")) && !providers.some(({ id }) => secretName(id) === name));
  if (stray !== undefined) throw new Problem(`The environment sets ${stray}, and identity.providers has none of that id`);
  if (!config || providers.length === 0) return config;
  return { ...config, providers: providers.map((one) => ({ ...one, ...(environment[secretName(one.id)] ? { clientSecret: environment[secretName(one.id)] as string } : {}) })) };
}

function optional<Name extends string, T>(given: Readonly<Record<string, unknown>>, name: Name, place: string, rule: Rule<T>): { readonly [Each in Name]?: T } {
  return given[name] === undefined ? {} : ({ [name]: rule(given[name], `${place}.${name}`) } as { readonly [Each in Name]?: T });
}

const yesOrNo: Rule<boolean> = (raw, place) => (typeof raw === "boolean" ? raw : wrong(raw, place, "true or false"));
const above0: Rule<number> = (raw, place) => (typeof raw === "number" && Number.isFinite(raw) && raw > 0 ? raw : wrong(raw, place, "a number above 0"));
const list = (raw: unknown, place: string, expected: string): readonly unknown[] => (Array.isArray(raw) ? raw : wrong(raw, place, expected));
const words: Rule<readonly string[]> = (raw, place) => list(raw, place, "a list of texts").map((item, i) => word(item, `${place}[${i}]`));
const header: Rule<string> = (raw, place) => (typeof raw === "string" && /^[A-Za-z0-9-]{1,100}$/.test(raw) ? raw : wrong(raw, place, "the name of a header, such as X-Forwarded-User"));

/** Over plain http somebody in between could sign in as anybody: only this very machine may do without. */
function address(raw: unknown, place: string, expected: string, path = false): string {
  const url = typeof raw === "string" && URL.canParse(raw) ? new URL(raw) : undefined;
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:") || url.search !== "" || url.hash !== "") return wrong(raw, place, expected);
  if (!path && url.pathname !== "/") return wrong(raw, place, `${expected}, without a path`);
  if (url.protocol === "http:" && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)) return wrong(raw, place, "an address with https; plain http is for this machine alone");
  return path ? String(raw) : url.origin;
}
