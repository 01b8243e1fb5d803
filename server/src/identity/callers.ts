import type { LockedRooms } from "../embed/locked-rooms.ts";
import { EMBED_BEARER, readGrant, sessionOfGrant, splitBearer } from "../embed/tokens.ts";
import type { Passes } from "../outside/passes.ts";
import type { Tokens } from "../sharing/tokens.ts";
import type { Identity } from "./identity.ts";
import { sessionOf, type Logins } from "./logins.ts";
import { countedAs, type TrustedProxies } from "./proxy.ts";
import { isProgram, parseCookie, type Cookie, type Session } from "./session.ts";

/** A request or an upgrade, as far as it says who asks. */
export interface Asked {
  header(name: string): string | undefined;
  /** The other end of its connection. */
  readonly address: string;
}

/**
 * Who asks. `none` has shown nothing; `forged` showed what we did not sign, or a token that is none; `ended` had signed in, and that is
 * over.
 */
export type Caller =
  /** `stale` where the cookie that they came by should be given anew. */
  | { readonly state: "known"; readonly session: Session; readonly stale: boolean }
  | { readonly state: "none" }
  | { readonly state: "forged" }
  | { readonly state: "ended" };

interface CallersPorts {
  readonly identity: Identity;
  readonly logins: Logins;
  readonly tokens: Tokens;
  readonly passes: Passes;
  readonly proxies: TrustedProxies;
  readonly locked: LockedRooms;
  /** The address that people use, where it is known. */
  readonly url: string | undefined;
  /** Whether one may come without signing in. */
  readonly guests: boolean;
  now(): number;
  /** What somebody may do has changed. */
  changed(session: Session): void;
}

/** The one place that finds out who asks: by a program's token, a trusted proxy's word, or a cookie. */
export class Callers {
  readonly #ports: CallersPorts;

  constructor(ports: CallersPorts) {
    this.#ports = ports;
  }

  /** Whether the browser's end of the way is https, so that cookies are for it alone. */
  isSecure(asked: Asked): boolean {
    // Whoever lies about this lies about their own cookie.
    return this.#ports.url?.startsWith("https:") === true || asked.header("x-forwarded-proto") === "https";
  }

  /** Where whoever asks is counted, behind proxies that are trusted: their address, of IPv6 their network. */
  addressOf(asked: Asked): string {
    return countedAs(this.#ports.proxies.clientOf(asked.address, asked.header("x-forwarded-for")));
  }

  async who(asked: Asked): Promise<Caller> {
    const { identity, tokens, passes, now } = this.#ports;
    const bearer = /^Bearer (.+)$/i.exec(asked.header("authorization") ?? "")?.[1];
    if (bearer?.startsWith("tutti_")) {
      const session = passes.session(bearer) ?? (await tokens.session(bearer, now()));
      return session ? { state: "known", session, stale: false } : { state: "forged" };
    }
    // Whoever shows one of these is nobody else, whatever cookies came along.
    if (bearer?.startsWith(EMBED_BEARER)) return this.#embedded(bearer);
    const session = await this.#byProxy(asked);
    if (session) return { state: "known", session, stale: false };
    const secure = this.isSecure(asked);
    const read = await identity.read(asked.header("cookie"), secure);
    if (read.state !== "signed") return read;
    if (read.cookie.t === "session") {
      // Whoever was a guest before signing in was asked for is nobody now.
      if (!this.#ports.guests) return { state: "none" };
      return { state: "known", session: read.cookie.guest, stale: identity.isStale(asked.header("cookie"), read.cookie.issued, secure, now()) };
    }
    // Given anew by the newest key: the one before is forgotten with the next.
    return this.#signedIn(read.cookie, read.cookie.t === "login" && identity.isStale(asked.header("cookie"), now(), secure, now()));
  }

  /** Whether somebody who was let in may still be here. */
  stillIs(session: Session): boolean {
    const { logins, tokens, passes, now } = this.#ports;
    if (session.until !== undefined && session.until <= now()) return false;
    if (session.by === "login") return session.record !== undefined && logins.session(session.record, now()) !== undefined;
    if (session.by === "token") return session.record !== undefined && tokens.get(session.record) !== undefined;
    if (isProgram(session)) return session.record !== undefined && passes.session(session.record) !== undefined;
    // Of an embed's token: the program that made it may have lost its own.
    if (session.by === "embed") return session.record === undefined || tokens.get(session.record) !== undefined;
    return session.by !== "guest" || this.#ports.guests;
  }

  #signedIn(cookie: Exclude<Cookie, { t: "session" }>, stale = false): Caller {
    const { logins, now } = this.#ports;
    const login = logins.session(cookie.record, now());
    if (!login) return { state: "ended" };
    logins.visit(cookie.record, now());
    return { state: "known", session: cookie.t === "framed" ? { ...login, framed: cookie.site } : login, stale };
  }

  async #embedded(bearer: string): Promise<Caller> {
    const { identity, locked, now } = this.#ports;
    const { token, visitor } = splitBearer(bearer);
    const payload = await identity.open(token);
    const cookie = parseCookie(payload);
    if (cookie?.t === "framed") return this.#signedIn(cookie);
    if (cookie?.t === "session") return this.#ports.guests ? { state: "known", session: cookie.guest, stale: false } : { state: "none" };
    const grant = readGrant(payload, now());
    // One that is over is told apart from one that never was: the page asks its host for another.
    if (!grant) return { state: payload === undefined ? "forged" : "ended" };
    const session = sessionOfGrant(grant, visitor);
    if (!session || !this.stillIs(session)) return { state: "ended" };
    locked.see(session);
    return { state: "known", session, stale: false };
  }

  async #byProxy(asked: Asked): Promise<Session | undefined> {
    const { proxies, logins, now, changed } = this.#ports;
    const names = proxies.config;
    if (!names?.user || !proxies.trusts(asked.address)) return undefined;
    const told = (name: string | undefined): string | undefined => (name === undefined ? undefined : asked.header(name.toLowerCase())?.trim().slice(0, 300) || undefined);
    const user = told(names.user);
    if (user === undefined) return undefined;
    const email = told(names.email)?.toLowerCase();
    const groups = (asked.header(names.groups?.toLowerCase() ?? "") ?? "").split(",").map((group) => group.trim()).filter((group) => group !== "").slice(0, 500);
    const before = logins.accountOf(PROXY, user);
    const account = await logins.know(PROXY, user, { name: told(names.name) ?? user, ...(email === undefined ? {} : { email }), groups });
    const session = sessionOf(account, "proxy", { told: now() });
    if (before && JSON.stringify([before.email, before.groups]) !== JSON.stringify([account.email, account.groups])) changed(session);
    return session;
  }
}

/** Who vouches for whoever comes by a proxy; no provider can be called so. */
export const PROXY = "proxy";
