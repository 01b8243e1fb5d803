import { createHash } from "node:crypto";
import { isRole, locksProblem, parseAppId, parsePersonId, parseRoomId, PERSON_COLOURS, printLocks, type AppId, type Locks, type Role, type RoomId } from "@tutti/protocol";
import { count, shape, text, those } from "@tutti/protocol/shape";
import type { Identity } from "../identity/identity.ts";
import { printGuest, type Session } from "../identity/session.ts";

/** What a page of another site may show of a room, to whom, and how long. */
export interface EmbedGrant {
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
  /** Values that nobody can change who comes by it. */
  readonly locks?: Locks;
  /** The person, as the host knows them. Absent: whoever sits there. */
  readonly sub?: string;
  /** How they are called. */
  readonly name?: string;
  /** The program's token by which it was made: it ends with it. */
  readonly by?: string;
  /** When it ends (ms). */
  readonly until: number;
}

/** What comes before the token where it is shown: whoever acts by one acts by no cookie. */
export const EMBED_BEARER = "tutti-embed.";
/** Between the token and the secret by which a browser is the same visitor at each of its tokens. */
const VISITOR = "~";

const grantShape = shape<EmbedGrant & { readonly t: string }>(
  { t: those((raw) => raw === "embed"), app: those((raw) => typeof raw === "string" && parseAppId(raw) !== undefined), room: those((raw) => typeof raw === "string" && parseRoomId(raw) !== undefined), role: those(isRole), until: count },
  { locks: those((raw) => locksProblem(raw) === undefined), sub: text(200), name: text(200), by: text(64) },
);

/** A new token. It cannot be read back or revoked by itself: it is meant to end soon. */
export const signGrant = (identity: Identity, grant: EmbedGrant): Promise<string> => identity.sign({ t: "embed", ...grant });

/** What a page carries of a guest whom no cookie keeps. */
export const guestBearer = async (identity: Identity, guest: Session, now: number): Promise<string> => EMBED_BEARER + (await identity.sign(printGuest(guest, now)));

/** Splits what a browser shows into the token and the visitor's own secret. */
export function splitBearer(bearer: string): { readonly token: string; readonly visitor: string | undefined } {
  const [token = "", visitor] = bearer.slice(EMBED_BEARER.length).split(VISITOR);
  return { token, visitor: visitor !== undefined && /^[A-Za-z0-9_-]{16,64}$/.test(visitor) ? visitor : undefined };
}

/** @returns what was granted, or `undefined` for what is no grant of ours, or is over. */
export function readGrant(payload: unknown, now: number): EmbedGrant | undefined {
  const found = grantShape(payload);
  if (!found || found.until <= now) return undefined;
  const { t: _, ...grant } = found;
  return grant;
}

/** The room that a grant leads to: its own, or with locked values the one of those values, which has a run of its own. */
export function roomOfGrant({ app, room, locks }: Pick<EmbedGrant, "app" | "room" | "locks">): RoomId {
  if (!locks || Object.keys(locks).length === 0) return room;
  const name = `locked--${createHash("sha256").update(`${app}/${room}\n${printLocks(locks)}`).digest("hex").slice(0, 40)}`;
  const locked = parseRoomId(name);
  if (!locked) throw new Error("A hash gave no room; this cannot happen");
  return locked;
}

/**
 * Who somebody is who comes by a grant. The same for each token of one person, room and role, so that a new one takes the place of
 * the old; and another for another role, so that two on one page do not meet.
 */
export function sessionOfGrant(grant: EmbedGrant, visitor: string | undefined): Session | undefined {
  const room = roomOfGrant(grant);
  const who = grant.sub === undefined ? `visitor ${visitor ?? ""}` : `sub ${grant.sub}`;
  if (grant.sub === undefined && visitor === undefined) return undefined;
  const hash = createHash("sha256").update(JSON.stringify(["embed", grant.app, room, grant.role, who])).digest();
  const id = parsePersonId(`embed-${hash.toString("base64url").slice(0, 32)}`);
  if (!id) return undefined;
  return {
    id, name: grant.name ?? `Guest ${(hash.readUInt16BE(0) % 900) + 100}`, colour: (hash[2] ?? 0) % PERSON_COLOURS, by: "embed", groups: [], until: grant.until,
    ...(grant.by === undefined ? {} : { record: grant.by }),
    scope: { app: grant.app, room, role: grant.role, ...(grant.locks && room !== grant.room ? { locks: grant.locks } : {}) },
  };
}
