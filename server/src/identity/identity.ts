import { createHash, hkdfSync } from "node:crypto";
import { CompactEncrypt, compactDecrypt, CompactSign, compactVerify } from "jose";
import type { JsonValue } from "@tutti/protocol";
import { printFramed, printGuest, parseCookie, printLogin, type Cookie, type Session } from "./session.ts";
import type { Secrets } from "./secret.ts";

/** What a request's cookie says. `forged` is one that we did not sign: its bearer is nobody. */
export type ReadCookie = { readonly state: "signed"; readonly cookie: Cookie } | { readonly state: "none" } | { readonly state: "forged" };

const DAY = 24 * 60 * 60;
const YEAR = 365 * DAY;
/** A guest's cookie is given anew when it is older than this (ms), so that it ends a year after the last visit. */
const RENEW = 7 * DAY * 1_000;

interface Key {
  readonly sign: Uint8Array;
  readonly seal: Uint8Array;
  readonly name: string;
}

interface Renewal {
  /** The keys as they are now; `undefined` while they are just being replaced. */
  read(): Promise<Secrets | undefined>;
  /** What a key signed that counts no more, is nobody's from now on. */
  forgot(): void;
}

/** Signs, seals and reads what browsers carry for us. */
export class Identity {
  #keys: readonly Key[];
  readonly #renewal: Renewal | undefined;

  /** @param renewal where the keys may be replaced while it is used. */
  constructor(secrets: Secrets, renewal?: Renewal) {
    this.#keys = secrets.map(keyOf);
    this.#renewal = renewal;
  }

  /** Takes the keys as they are now. */
  async lookAgain(): Promise<void> {
    const secrets = await this.#renewal?.read();
    if (!secrets) return;
    const keys = secrets.map(keyOf);
    const names = new Set(keys.map(({ name }) => name));
    const forgets = this.#keys.some(({ name }) => !names.has(name));
    this.#keys = keys;
    if (forgets) this.#renewal?.forgot();
  }

  /**
   * The cookie's name. Over https it is one that a browser takes from this very host alone, so that a page of a neighbouring
   * name cannot put its own session into somebody's browser.
   */
  cookieName(secure: boolean): string {
    return prefixed(this.#keys[0]?.name ?? "", secure);
  }

  /** Who signed in here is that, also where a site that may show them sends what it was given beside it. */
  async read(cookies: string | undefined | null, secure: boolean): Promise<ReadCookie> {
    const own = await this.#readNamed(cookies ?? "", "", secure);
    if (!secure || (own.state === "signed" && own.cookie.t === "login")) return own;
    const framed = await this.#readNamed(cookies ?? "", FRAMED, secure);
    return framed.state === "signed" ? framed : own;
  }

  async #readNamed(cookies: string, end: string, secure: boolean): Promise<ReadCookie> {
    for (const { name } of this.#keys) {
      const text = cookieOf(cookies, prefixed(name + end, secure));
      if (text === undefined) continue;
      const cookie = parseCookie(await this.open(text));
      // Each under its own name: what one frame was given is no session of the whole browser's.
      return cookie && (cookie.t === "framed") === (end === FRAMED) ? { state: "signed", cookie } : { state: "forged" };
    }
    return { state: "none" };
  }

  /** Whether a guest's cookie should be given anew: it is old, or of the key before. */
  isStale(cookies: string | undefined | null, issued: number, secure: boolean, now: number): boolean {
    return now - issued > RENEW || cookieOf(cookies ?? "", this.cookieName(secure)) === undefined;
  }

  /** The header that puts a guest into the browser: not for scripts, and not along with other sites' requests. */
  async guestCookie(session: Session, secure: boolean, now: number): Promise<string> {
    return this.#header(this.cookieName(secure), await this.sign(printGuest(session, now)), YEAR, secure);
  }

  /** The same for a page inside another site's: kept apart for each of those sites, and sent from there. */
  async embeddedGuestCookie(session: Session, now: number): Promise<string> {
    return partitioned(await this.guestCookie(session, true, now));
  }

  /** A sign-in as one site shows it, kept apart in the same way. */
  async framedCookie(record: string, site: string, seconds: number): Promise<string> {
    return partitioned(this.#header(this.cookieName(true) + FRAMED, await this.sign(printFramed(record, site)), seconds, true));
  }

  async loginCookie(record: string, secure: boolean, seconds: number): Promise<string> {
    return this.#header(this.cookieName(secure), await this.sign(printLogin(record)), seconds, secure);
  }

  /** The headers that take whoever somebody was out of the browser. */
  forgetCookies(secure: boolean): string[] {
    return this.#keys.map(({ name }) => this.#header(prefixed(name, secure), "", 0, secure));
  }

  /** A cookie of our own beside it, of a few minutes: what is in it is sealed. */
  shortCookie(name: string, value: string, secure: boolean, seconds: number): string {
    return this.#header(prefixed(name, secure), value, seconds, secure);
  }

  shortCookies(cookies: string | undefined | null, start: string, secure: boolean): Map<string, string> {
    return new Map(cookiesIn(cookies ?? "").filter(([name]) => name.startsWith(prefixed(start, secure))).map(([name, value]) => [secure ? name.slice(HOST.length) : name, value]));
  }

  sign(payload: object): Promise<string> {
    return new CompactSign(new TextEncoder().encode(JSON.stringify(payload))).setProtectedHeader({ alg: "HS256" }).sign(this.#keys[0]?.sign ?? new Uint8Array());
  }

  /** @returns what we signed, or `undefined`. */
  async open(token: string): Promise<unknown> {
    for (const { sign } of this.#keys) {
      try {
        // The list of algorithms is ours: what the token's own header asks for is not believed.
        const { payload } = await compactVerify(token, sign, { algorithms: ["HS256"] });
        return JSON.parse(new TextDecoder().decode(payload));
      } catch {
        // Signed by the other key, or by nobody.
      }
    }
    return undefined;
  }

  /** Makes a text that only this server can read: for what a browser or a disk keeps for us. */
  seal(value: JsonValue): Promise<string> {
    return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(value))).setProtectedHeader({ alg: "dir", enc: "A256GCM" }).encrypt(this.#keys[0]?.seal ?? new Uint8Array());
  }

  async unseal(text: string): Promise<JsonValue | undefined> {
    for (const { seal } of this.#keys) {
      try {
        const { plaintext } = await compactDecrypt(text, seal, { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] });
        return JSON.parse(new TextDecoder().decode(plaintext)) as JsonValue;
      } catch {
        // Sealed with the other key, or by nobody.
      }
    }
    return undefined;
  }

  #header(name: string, value: string, seconds: number, secure: boolean): string {
    return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure ? "; Secure" : ""}`;
  }
}

const keyOf = (secret: Uint8Array): Key => ({
  sign: secret, seal: new Uint8Array(hkdfSync("sha256", secret, "", "tutti-seal", 32)),
  // Named by the secret, so that two servers on one machine do not overwrite each other's: a cookie knows no port.
  name: `tutti-${createHash("sha256").update("cookie").update(secret).digest("hex").slice(0, 8)}`,
});

const HOST = "__Host-";
/** Behind the name of the cookie that frames of another site have. */
const FRAMED = "-framed";
const partitioned = (header: string): string => `${header}; Partitioned`.replace("SameSite=Lax", "SameSite=None");
const prefixed = (name: string, secure: boolean): string => (secure ? HOST + name : name);

const cookieOf = (cookies: string, name: string): string | undefined => cookiesIn(cookies).find(([found]) => found === name)?.[1];

function cookiesIn(cookies: string): [name: string, value: string][] {
  return cookies.split(";").flatMap((part) => {
    const at = part.indexOf("=");
    return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()] as [string, string]] : [];
  });
}
