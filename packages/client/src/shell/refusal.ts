import { CLOSE } from "@tutti/protocol";
import { texts } from "../texts/page.ts";

/** What a refusal is, above the reason that the server gave. */
export function titleOfRefusal(code: number): string {
  if (NOT_FOUND.has(code)) return texts.refused.notFound;
  if (UNKNOWN.has(code)) return texts.refused.unknown;
  return FORBIDDEN.has(code) ? texts.refused.forbidden : texts.refused.other;
}

// A room is refused by the socket with a close code, or before it by the API with an HTTP status.
const NOT_FOUND: ReadonlySet<number> = new Set([404, CLOSE.notFound.code]);
const FORBIDDEN: ReadonlySet<number> = new Set([403, CLOSE.forbidden.code]);
const UNKNOWN: ReadonlySet<number> = new Set([401, CLOSE.noIdentity.code, CLOSE.sessionEnded.code, CLOSE.signedOut.code]);

/** Whether signing in is the way on. */
export const asksToSignIn = (code: number): boolean => UNKNOWN.has(code);
