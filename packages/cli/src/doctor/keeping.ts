import { DEFAULT_LIMITS, type Limits } from "@tutti/server";
import type { Settings } from "../settings/config.ts";
import type { Finding } from "./diagnose.ts";

/** Signed in for longer than a month without asking anybody again, and rights that are looked at again less often than daily. */
const LONG_HOURS = 24 * 31;
const SELDOM_MINUTES = 24 * 60;
/** Whoever looks into what happened does so weeks later. */
const SHORT_DAYS = 30;
/** A bound that was moved by so much is none that the server was measured with. */
const FAR = 10;
const SECRET = /pass(word|phrase)?$|secret|token$|api_?key$|credential/i;

/** What is kept of people and of what they did, and for how long. */
export function keeping({ identity, log, data, config }: Settings): Finding[] {
  const found: Finding[] = [];
  const { hours = 720, idleHours = 168, recheckMinutes = 10 } = identity?.session ?? {};
  if (hours > LONG_HOURS * 3) found.push({ level: "unsafe", place: "identity.session.hours", what: `A copied cookie opens everything for ${Math.round(hours / 24)} days`, fix: "let people sign in again each month: 720" });
  if (idleHours > LONG_HOURS) found.push({ level: "note", place: "identity.session.idleHours", what: `A browser that was left somewhere stays signed in for ${Math.round(idleHours / 24)} days`, fix: "168 is a week" });
  if (recheckMinutes > SELDOM_MINUTES) found.push({ level: "unsafe", place: "identity.session.recheckMinutes", what: `Who was put out at the provider, or loses a group there, goes on here for ${Math.round(recheckMinutes / 60)} hours`, fix: "ask every 10 minutes" });
  if (identity?.auditDays !== undefined && identity.auditDays < SHORT_DAYS) found.push({ level: "note", place: "identity.auditDays", what: `Who did what is forgotten after ${identity.auditDays} days, and is often asked for later`, fix: "keep it for a year: 365" });
  if (log === "silent") found.push({ level: "note", place: "log", what: "Nobody reads of refused sign-ins, cut connections and errors", fix: 'print it: "json"' });
  if (data !== undefined && /^(\/var)?\/tmp\//.test(data)) found.push({ level: "unsafe", place: "data", what: "What people write lies where machines clean up, and where everybody may make files", fix: "name a folder of the server's own" });
  for (const name of Object.keys(config ?? {}).filter((one) => SECRET.test(one))) found.push({ level: "note", place: `config.${name}`, what: "It is called like a secret, and settings stand in a file or on the command line", fix: "let the script read it from the environment: secrets.get" });
  return found;
}

/** Databases that are reached over a network, and those that can be written to. */
export const databases = ({ connections }: Settings): Finding[] => Object.entries(connections ?? {}).flatMap(([name, connection]) => {
  if (connection.kind !== "postgres" || connection.url === undefined || !URL.canParse(connection.url)) return [];
  const url = new URL(connection.url);
  const place = `connections.${name}.url`;
  const found: Finding[] = [];
  const mode = url.searchParams.get("sslmode");
  if (!LOCAL.test(url.hostname) && (mode === null || mode === "disable" || mode === "allow" || mode === "prefer")) found.push({ level: "unsafe", place, what: `The password and every row go to ${url.hostname} as they are, or by whoever is in between`, fix: "add ?sslmode=verify-full" });
  if (url.password === "" && !LOCAL.test(url.hostname)) found.push({ level: "note", place, what: "It names no password", fix: "give the database's user one, in the environment" });
  if (/^(postgres|root|admin)$/.test(url.username)) found.push({ level: "note", place, what: `Scripts come as ${url.username}, who may do everything in every database of that server`, fix: "make a user who may do what the app needs" });
  return found;
});

const LOCAL = /^(|localhost|127(\.\d+){3}|\[?::1\]?)$/;

/** Whether a bound keeps strangers from taking too much: more of it is what could be unsafe. The others only say how quickly something is done. */
export const BOUNDS: { readonly [Name in keyof Limits]: "guards" | "harmless" } = {
  frameBytes: "guards", unopenedBytes: "guards", incomingBytes: "guards", sockets: "guards", socketsPerAddress: "guards", rooms: "guards", documentsPerSocket: "guards", messagesPerSecond: "guards", messagesBurst: "guards",
  bytesPerSecond: "guards", bytesBurst: "guards", pendingBytes: "guards", bufferedBytesMax: "guards", queueBytes: "guards", hostTimeLimit: "guards", hostMemory: "guards", blobBytes: "guards", roomFileBytes: "guards", roomFiles: "guards",
  uploadsPerPerson: "guards", uploadsPerMinute: "guards", connectionsPerMinute: "guards", uploadExpiry: "guards", assistants: "guards", assistantIdle: "guards", explorationDays: "guards",
  bufferedBytes: "harmless", commitInterval: "harmless", snapshotEvery: "harmless", roomIdle: "harmless", heartbeat: "harmless", runBeat: "harmless", hostSilent: "harmless", roomsPerHost: "harmless", hostIdle: "harmless", fileSweep: "harmless",
  drawnWithin: "harmless", fileGrace: "harmless", fileWait: "harmless", historyDays: "harmless", stopDeadline: "harmless",
};

export const bounds = ({ limits = {} }: Settings): Finding[] => (Object.keys(BOUNDS) as (keyof Limits)[]).flatMap((name): Finding[] => {
  const [said, usual] = [limits[name], DEFAULT_LIMITS[name]];
  if (BOUNDS[name] === "harmless" || said === undefined || said <= usual * FAR) return [];
  return [{ level: "note", place: `limits.${name}`, what: `It is ${Math.round(said / usual)} times what the server was measured with, and holds for whoever means harm too`, fix: `take it away, or stay below ${usual * FAR}` }];
});
