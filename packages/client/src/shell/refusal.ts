import { CLOSE } from "@tutti/protocol";
import { texts } from "../theme/texts.ts";

/** What a refusal is, above the reason that the server gave. */
export function titleOfRefusal(code: number): string {
  if (code === CLOSE.notFound.code) return texts.refused.notFound;
  return code === CLOSE.forbidden.code || code === CLOSE.noIdentity.code ? texts.refused.forbidden : texts.refused.other;
}
