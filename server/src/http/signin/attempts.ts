import { number, shape, text } from "@tutti/protocol/shape";
import type { Asked } from "../../identity/callers.ts";
import type { Identity } from "../../identity/identity.ts";
import type { Attempt } from "../../identity/oidc/provider.ts";

/** How long somebody may take at the provider (s). */
const MINUTES_TEN = 600;
/** Sign-ins that one browser may have under way, in as many tabs. */
const MOST = 5;
const START = "tutti-signin-";

const attemptShape = shape<Attempt & { readonly began: number }>(
  { provider: text(64), state: text(200), nonce: text(200), verifier: text(200), to: text(2_000), began: number }, {},
);
const nameOf = (state: string): string => START + state.replaceAll(/[^A-Za-z0-9]/g, "").slice(0, 12);

/**
 * What sign-ins were begun with, kept by the browser that began them, sealed: an answer that comes to another browser finds nothing
 * there, and nobody can be signed in to somebody else's account by a link.
 */
export class Attempts {
  readonly #identity: Identity;

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  /** @returns the headers that keep it; the oldest of many go. */
  async keep(asked: Asked, attempt: Attempt, secure: boolean, now: number): Promise<string[]> {
    const others = [...this.#identity.shortCookies(asked.header("cookie"), START, secure).keys()];
    const surplus = others.slice(0, Math.max(0, others.length - MOST + 1));
    const kept = this.#identity.shortCookie(nameOf(attempt.state), await this.#identity.seal({ ...attempt, began: now }), secure, MINUTES_TEN);
    return [kept, ...surplus.map((name) => this.#identity.shortCookie(name, "", secure, 0))];
  }

  /** @returns what was begun under this state in this very browser, if it was. */
  async find(asked: Asked, state: string, secure: boolean, now: number): Promise<Attempt | undefined> {
    const sealed = this.#identity.shortCookies(asked.header("cookie"), START, secure).get(nameOf(state));
    const found = sealed === undefined ? undefined : attemptShape(await this.#identity.unseal(sealed));
    return found?.state === state && now - found.began <= MINUTES_TEN * 1_000 ? found : undefined;
  }

  /** The header that forgets it: it counts once. */
  forget(state: string, secure: boolean): string {
    return this.#identity.shortCookie(nameOf(state), "", secure, 0);
  }
}
