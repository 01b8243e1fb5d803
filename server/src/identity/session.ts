import { cleanName, parsePersonId, PERSON_COLOURS, type AppId, type Locks, type PersonId, type Role, type RoomId } from "@tutti/protocol";

/**
 * How somebody is known: as a guest, by a provider's login, by a proxy's word, as a program with a token, by the token of a page that embeds
 * a room, or as what an app does by itself: for a webhook, or by the clock.
 */
export type KnownBy = "guest" | "login" | "proxy" | "token" | "embed" | "webhook" | "timer";

/** Whether nobody sits there: a program with a token, an app's webhook or timer. */
export const isProgram = ({ by }: Pick<Session, "by">): boolean => by === "token" || by === "webhook" || by === "timer";

/** What a token gives, and all that it gives. */
export interface TokenScope {
  readonly app: AppId;
  /** Absent: all rooms of the app. */
  readonly room?: RoomId;
  readonly role: Role;
  /** Of an embed: what is locked in that room. */
  readonly locks?: Locks;
}

/** Who somebody is, as the server found out. */
export interface Session {
  readonly id: PersonId;
  readonly name: string;
  readonly colour: number;
  readonly by: KnownBy;
  /** An address that the provider vouches for, in small letters. */
  readonly email?: string;
  readonly groups: readonly string[];
  /** The record that can be ended: of a login, or of a token. */
  readonly record?: string;
  /** When it ends by itself (ms). */
  readonly until?: number;
  /** Of whoever comes by a proxy: when it said who they are (ms). */
  readonly told?: number;
  readonly scope?: TokenScope;
  /** The site that shows our pages to somebody who has signed in, in frames: what they allowed there. */
  readonly framed?: string;
}

/** What a cookie says: a guest is whom the cookie says, a login is a name for the server's own record. */
export type Cookie =
  | { readonly t: "session"; readonly guest: Session; readonly issued: number }
  | { readonly t: "login"; readonly record: string }
  | { readonly t: "framed"; readonly record: string; readonly site: string };

/** What travels of a guest: short names, since it goes with every request. */
export const printGuest = ({ id, name, colour }: Session, issued: number): object => ({ t: "session", id, name, colour, iat: Math.floor(issued / 1_000) });

export const printLogin = (record: string): object => ({ t: "login", sid: record });

/** The same sign-in in frames of a site, by what its person allowed. */
export const printFramed = (record: string, site: string): object => ({ t: "framed", sid: record, site });

/** @returns what the cookie says, or `undefined` where the payload is something else. */
export function parseCookie(payload: unknown): Cookie | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const { t, sid, site, id, name, colour, iat } = payload as Record<string, unknown>;
  const record = typeof sid === "string" && /^[\w-]{16,64}$/.test(sid) ? sid : undefined;
  if (t === "login") return record === undefined ? undefined : { t, record };
  if (t === "framed") return record === undefined || typeof site !== "string" ? undefined : { t, record, site };
  const person = typeof id === "string" ? parsePersonId(id) : undefined;
  const called = typeof name === "string" ? cleanName(name) : undefined;
  if (t !== "session" || !person || !called || !isColour(colour)) return undefined;
  // Cookies of before said nothing of when they were made: they are old.
  return { t, guest: { id: person, name: called, colour, by: "guest", groups: [] }, issued: typeof iat === "number" && Number.isFinite(iat) ? iat * 1_000 : 0 };
}

/** Whether this is a slot of the palette. */
export const isColour = (raw: unknown): raw is number => typeof raw === "number" && Number.isInteger(raw) && raw >= 0 && raw < PERSON_COLOURS;
