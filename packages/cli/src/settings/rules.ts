import { isRole, parseAppId, ROLES, type Role } from "@tutti/protocol";
import { embedOriginProblem, isRoomPattern, type AccessConfig, type AppRights, type EmbedConfig, type RightsConfig, type RoomRights } from "@tutti/server";
import { didYouMean } from "../nearest.ts";
import { Problem } from "../problem.ts";
import { LOG_STYLES, type LogStyle } from "./config.ts";

/** Reads one setting. `place` names where it was written, for the sentence about it. */
export type Rule<T> = (raw: unknown, place: string) => T;

export const port: Rule<number> = (raw, place) => {
  // Some platforms put addresses into variables that are named after a service.
  const number = typeof raw === "string" && /^\d+$/.test(raw) ? Number(raw) : raw;
  if (typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= 65_535) return number;
  return wrong(raw, place, "a whole number from 0 to 65535, where 0 takes a free port");
};

export const word: Rule<string> = (raw, place) => (typeof raw === "string" && raw.trim() !== "" ? raw : wrong(raw, place, "a text that is not empty"));

export const logStyle: Rule<LogStyle> = (raw, place) => LOG_STYLES.find((style) => style === raw) ?? wrong(raw, place, `one of ${LOG_STYLES.join(", ")}`);

export const origins: Rule<readonly string[]> = (raw, place) => {
  if (!Array.isArray(raw)) return wrong(raw, place, 'a list of origins, such as ["https://intranet.example"]');
  return raw.map((item: unknown, i) => {
    const url = typeof item === "string" && URL.canParse(item) ? new URL(item) : undefined;
    return url && url.origin === item ? item : wrong(item, `${place}[${i}]`, "an origin: a scheme and a host, without a path");
  });
};

export const embed: Rule<EmbedConfig> = (raw, place) => {
  const given = record(raw, place, ["origins"]);
  const at = `${place}.origins`;
  const origins = Array.isArray(given["origins"]) ? (given["origins"] as readonly unknown[]) : wrong(given["origins"], at, 'a list of origins, such as ["https://wiki.example"]');
  return { origins: origins.map((origin, i) => {
    const problem = typeof origin === "string" ? embedOriginProblem(origin) : "a text";
    return typeof origin === "string" && problem === undefined ? origin : wrong(origin, `${at}[${i}]`, problem ?? "a text");
  }) };
};

export const access: Rule<AccessConfig> = (raw, place) => {
  const given = record(raw, place, [...RIGHTS, "apps"]);
  const apps = given["apps"] === undefined ? undefined : Object.entries(record(given["apps"], `${place}.apps`)).map(([app, rights]) => {
    const at = `${place}.apps.${app}`;
    if (!parseAppId(app)) wrong(app, at, "under the name of an app: small letters, digits and -");
    return [app, appRights(rights, at)] as const;
  });
  return { ...rightsIn(given, place), ...(apps ? { apps: Object.fromEntries(apps) } : {}) };
};

const appRights: Rule<AppRights> = (raw, place) => {
  const given = record(raw, place, [...RIGHTS, "rooms"]);
  const rooms = given["rooms"] === undefined ? undefined : Object.entries(record(given["rooms"], `${place}.rooms`)).map(([pattern, rights]): [string, RoomRights] => {
    const at = `${place}.rooms["${pattern}"]`;
    if (!isRoomPattern(pattern)) wrong(pattern, at, "under the names of rooms: small letters, digits and -, with * for any of them");
    return [pattern, rightsIn(record(rights, at, ROOM_RIGHTS), at)];
  });
  return { ...rightsIn(given, place), ...(rooms ? { rooms: Object.fromEntries(rooms) } : {}) };
};

const ROOM_RIGHTS = ["default", "members", "groups", "people"] as const;
const RIGHTS = ["default", "viewersComment", "explore", "namesFor", "errorsFor", "members", "groups", "people"] as const;

function rightsIn(given: Readonly<Record<string, unknown>>, place: string): RightsConfig {
  const one = (name: "default" | "members", otherwise: string): RightsConfig => {
    const role = given[name];
    if (role === undefined) return {};
    return role === null || isRole(role) ? { [name]: role } : wrong(role, `${place}.${name}`, `one of ${ROLES.join(", ")}, or null ${otherwise}`);
  };
  const named = (name: "groups" | "people"): RightsConfig => (given[name] === undefined ? {} : { [name]: rolesByName(given[name], `${place}.${name}`) });
  const { namesFor, errorsFor } = given;
  if (namesFor !== undefined && !isRole(namesFor)) wrong(namesFor, `${place}.namesFor`, `one of ${ROLES.join(", ")}: the least role that reads others' names`);
  if (errorsFor !== undefined && !isRole(errorsFor)) wrong(errorsFor, `${place}.errorsFor`, `one of ${ROLES.join(", ")}: the least role that reads what went wrong in a script`);
  return { ...yesOrNo("viewersComment", "whether who may only look may comment", given, place), ...yesOrNo("explore", "whether who may not change a room may try things in a branch of their own", given, place), ...(isRole(namesFor) ? { namesFor } : {}), ...(isRole(errorsFor) ? { errorsFor } : {}), ...one("default", "to keep guests out"), ...one("members", "for nothing more"), ...named("groups"), ...named("people") };
}

function yesOrNo(name: "viewersComment" | "explore", meaning: string, given: Readonly<Record<string, unknown>>, place: string): RightsConfig {
  const may = given[name];
  if (may === undefined) return {};
  return typeof may === "boolean" ? { [name]: may } : wrong(may, `${place}.${name}`, `true or false: ${meaning}`);
}

/** Roles by name: of groups, or of people. */
const rolesByName: Rule<Readonly<Record<string, Role>>> = (raw, place) =>
  Object.fromEntries(Object.entries(record(raw, place)).map(([name, role]) => [name, isRole(role) ? role : wrong(role, `${place}[${JSON.stringify(name)}]`, `one of ${ROLES.join(", ")}`)]));

/** Numbers by name, all of them known and above 0. */
export const numbers = (known: readonly string[]): Rule<Readonly<Record<string, number>>> => (raw, place) => {
  const given = Object.entries(record(raw, place, known));
  return Object.fromEntries(given.map(([name, value]) => [name, typeof value === "number" && value > 0 ? value : wrong(value, `${place}.${name}`, "a number above 0")]));
};

/** An object with no other keys than `known`. */
export function record(raw: unknown, place: string, known?: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return wrong(raw, place, "an object");
  const stray = known && Object.keys(raw).find((key) => !known.includes(key));
  if (stray !== undefined) throw new Problem(`${place}: there is no setting "${stray}"${didYouMean(stray, known ?? [])}`);
  return raw as Readonly<Record<string, unknown>>;
}

export function wrong(raw: unknown, place: string, expected: string): never {
  throw new Problem(`${place} is ${JSON.stringify(raw) ?? String(raw)}; it has to be ${expected}`);
}
