import { createHash } from "node:crypto";
import { CompactSign, compactVerify } from "jose";
import { parseInvitation, printInvitation } from "./invitation.ts";
import { parseSession, printSession, type Grant, type Session } from "./session.ts";

/** What a request's cookie says. `forged` is one that we did not sign: its bearer is nobody. */
export type Presented =
  | { readonly state: "signed"; readonly session: Session }
  | { readonly state: "none" }
  | { readonly state: "forged" };

const YEAR = 365 * 24 * 60 * 60;
const WEEK = 7 * 24 * 60 * 60;

/** Signs and reads who people are. */
export class Identity {
  readonly #secret: Uint8Array;
  /** Named by the secret, so that two servers on one machine do not overwrite each other's: a cookie knows no port. */
  readonly cookieName: string;

  constructor(secret: Uint8Array) {
    this.#secret = secret;
    this.cookieName = `tutti-${createHash("sha256").update("cookie").update(secret).digest("hex").slice(0, 8)}`;
  }

  async read(cookies: string | undefined | null): Promise<Presented> {
    const text = cookieOf(cookies ?? "", this.cookieName);
    if (text === undefined) return { state: "none" };
    const session = parseSession(await this.#open(text));
    return session ? { state: "signed", session } : { state: "forged" };
  }

  /** The header that puts a session into the browser: not for scripts, and not along with other sites' requests. */
  async cookie(session: Session, secure: boolean): Promise<string> {
    const value = await this.#sign(printSession(session));
    return `${this.cookieName}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${YEAR}${secure ? "; Secure" : ""}`;
  }

  /** @returns the path of a link that gives the grant to whoever opens it. */
  async invite(grant: Grant, now: number, ttlSeconds = WEEK): Promise<string> {
    return `/join/${await this.#sign(printInvitation(grant, Math.floor(now / 1_000) + ttlSeconds))}`;
  }

  /** @returns the grant of a link, or a sentence that says why there is none. */
  async openInvitation(token: string, now: number): Promise<Grant | string> {
    return parseInvitation(await this.#open(token), now);
  }

  #sign(payload: object): Promise<string> {
    return new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: "HS256" }).sign(this.#secret);
  }

  async #open(token: string): Promise<unknown> {
    try {
      // The list of algorithms is ours: what the token's own header asks for is not believed.
      const { payload } = await compactVerify(token, this.#secret, { algorithms: ["HS256"] });
      return JSON.parse(new TextDecoder().decode(payload));
    } catch {
      return undefined;
    }
  }
}

function cookieOf(cookies: string, name: string): string | undefined {
  for (const part of cookies.split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
