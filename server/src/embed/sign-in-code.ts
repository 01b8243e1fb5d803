import { createHash, randomBytes } from "node:crypto";
import type { AppId } from "@tutti/protocol";
import { count, shape, text, those } from "@tutti/protocol/shape";
import type { Identity } from "../identity/identity.ts";

/** From the press in the window to the frame that opened it: no longer than a slow machine takes (ms). */
const CODE_FOR = 60_000;

/** What somebody allowed in a window: this sign-in of theirs is shown by pages of that site. */
export interface SignInCode {
  readonly record: string;
  readonly app: AppId;
  /** The origin of the page around the frame. */
  readonly site: string;
  /** What the frame made of its secret, before it opened the window. */
  readonly challenge: string;
}

const codeShape = shape<{ readonly t: string; readonly id: string; readonly record: string; readonly app: string; readonly site: string; readonly challenge: string; readonly until: number }>(
  { t: those((raw) => raw === "frame-code"), id: text(64), record: text(64), app: text(64), site: text(300), challenge: text(64), until: count }, {},
);

export const isChallenge = (raw: unknown): raw is string => typeof raw === "string" && /^[\w-]{43}$/.test(raw);

/** Codes that a window hands to the frame that opened it. Each is worth one sign-in, to whoever has the secret behind its challenge. */
export class SignInCodes {
  readonly #identity: Identity;
  /** Those that were used, and until when (ms) they would count. */
  readonly #used = new Map<string, number>();

  constructor(identity: Identity) {
    this.#identity = identity;
  }

  make(code: SignInCode, now: number): Promise<string> {
    return this.#identity.sign({ t: "frame-code", id: randomBytes(12).toString("base64url"), ...code, until: now + CODE_FOR });
  }

  /** @returns what was allowed, once; `undefined` for what is no code of ours, is over, was used, or is for another frame. */
  async take(code: string, verifier: string, now: number): Promise<Pick<SignInCode, "record" | "site"> | undefined> {
    const found = codeShape(await this.#identity.open(code));
    if (!found || found.until <= now || found.challenge !== createHash("sha256").update(verifier).digest("base64url")) return undefined;
    for (const [id, until] of this.#used) if (until <= now) this.#used.delete(id);
    if (this.#used.has(found.id)) return undefined;
    this.#used.set(found.id, found.until);
    return { record: found.record, site: found.site };
  }
}
