import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { isRole, parseAppId, parsePersonId, parseRoomId, type AppId, type Role, type RoomId } from "@tutti/protocol";
import { count, shape, text, those } from "@tutti/protocol/shape";
import type { AccessEntry, AccessRow, AccessStore } from "../access/port.ts";
import { idOf, Records } from "../access/records.ts";
import type { Session } from "../identity/session.ts";
import { SharingFull } from "./full.ts";

/** A program's right in an app or a room. The token itself is shown once; what is kept of it opens nothing. */
export interface Token {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly app: AppId;
  /** Absent: all rooms of the app. */
  readonly room?: RoomId;
  readonly role: Role;
  readonly created: number;
  readonly by: string;
  readonly until?: number;
  /** When it was used last, to the minute. */
  readonly used?: number;
}

/** Tokens of one app. */
export const MOST_TOKENS = 200;
const NOTE_EVERY = 60_000;
const START = "tutti_";

const tokenShape = shape<Token>(
  { id: text(64), hash: text(64), name: text(200), app: idOf(parseAppId), role: those(isRole), created: count, by: text(300) },
  { room: idOf(parseRoomId), until: count, used: count },
);

// 256 random bits need no slow hash: nobody tries them all.
const hashOf = (secret: string): string => createHash("sha256").update(secret).digest("base64url");

/** Tokens of programs. */
export class Tokens {
  readonly #records: Records<Token>;

  constructor(store: Pick<AccessStore, "write">) {
    this.#records = new Records<Token>({ kind: "token", store, keyOf: ({ id }) => id, print: (token) => ({ ...token }), parse: tokenShape });
  }

  load(rows: readonly AccessRow[]): void {
    this.#records.load(rows);
  }

  of(app: AppId): readonly Token[] {
    return this.#records.all().filter((token) => token.app === app).toArray().toSorted((a, b) => b.created - a.created);
  }

  get(id: string): Token | undefined {
    return this.#records.get(id);
  }

  /** @returns the token, which nobody can read again. @throws {SharingFull} where an app has as many as it can. */
  async make(token: Omit<Token, "id" | "hash" | "used">, also: (made: Token) => readonly AccessEntry[] = () => []): Promise<{ readonly token: Token; readonly secret: string }> {
    if (this.of(token.app).length >= MOST_TOKENS) throw new SharingFull(`This app has ${MOST_TOKENS} tokens; revoke one before you make another.`);
    const [id, secret] = [randomBytes(9).toString("base64url").replaceAll("_", "-"), randomBytes(32).toString("base64url")];
    const made: Token = { ...token, id, hash: hashOf(secret) };
    await this.#records.put(made, also(made));
    return { token: made, secret: `${START}${id}_${secret}` };
  }

  /** Who a token is. @returns `undefined` for one that is none, or no more. */
  async session(presented: string, now: number): Promise<Session | undefined> {
    const [, id = "", secret = ""] = /^tutti_([A-Za-z0-9-]{12})_([\w-]{43})$/.exec(presented) ?? [];
    const token = this.#records.get(id);
    if (!token || !timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(token.hash))) return undefined;
    if (token.until !== undefined && token.until <= now) return undefined;
    // Only where it was used last is not known to the minute after a crash: nobody waits for that.
    if (now - (token.used ?? 0) >= NOTE_EVERY) void this.#records.put({ ...token, used: now }).catch(() => undefined);
    const person = parsePersonId(`token-${id}`);
    if (!person) return undefined;
    return {
      id: person, name: token.name, colour: 0, by: "token", groups: [], record: id, ...(token.until === undefined ? {} : { until: token.until }),
      scope: { app: token.app, role: token.role, ...(token.room === undefined ? {} : { room: token.room }) },
    };
  }

  async revoke(id: string, also: readonly AccessEntry[] = []): Promise<void> {
    await this.#records.remove([id], also);
  }
}
