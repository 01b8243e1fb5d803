import { createHmac, timingSafeEqual } from "node:crypto";

/** What came, as far as a signature is about it. */
export interface Signed {
  header(name: string): string | undefined;
  readonly body: Uint8Array;
}

/** `mark` is the same each time that the same thing is sent again, and nobody without the secret can make another of it. */
export type Checked =
  | { readonly state: "good"; readonly id: string; readonly mark: string; readonly at: number }
  | { readonly state: "bad"; readonly why: string };

/** How far a sender's clock may be from ours (ms); what is older might have been caught on its way and sent again. */
export const WINDOW = 5 * 60_000;
const MOST_SIGNATURES = 10;
const ID = /^[\x21-\x7e]{1,200}$/;

/**
 * Whether something was signed by who holds one of the secrets, over the very bytes that came: as Standard Webhooks say
 * (`webhook-id`, `webhook-timestamp`, `webhook-signature`), or as GitHub does (`x-hub-signature-256`).
 */
export function checkSignature(signed: Signed, secrets: readonly string[], now: number): Checked {
  const standard = signed.header("webhook-signature");
  if (standard !== undefined) return checkStandard(signed, standard, secrets, now);
  const github = signed.header("x-hub-signature-256");
  return github === undefined ? bad("it carries no signature") : checkGithub(signed, github, secrets, now);
}

function checkStandard({ header, body }: Signed, signature: string, secrets: readonly string[], now: number): Checked {
  const [id = "", stamp = ""] = [header("webhook-id"), header("webhook-timestamp")];
  if (!ID.test(id)) return bad("its webhook-id is missing or too long");
  if (!/^\d{1,12}$/.test(stamp)) return bad("its webhook-timestamp is no number of seconds");
  const at = Number(stamp) * 1_000;
  if (Math.abs(now - at) > WINDOW) return bad("it was signed too long ago, or ahead of time");
  const given = signature.split(" ").slice(0, MOST_SIGNATURES).flatMap((one) => (one.startsWith("v1,") ? [Buffer.from(one.slice(3), "base64")] : []));
  const head = `${id}.${stamp}.`;
  const fits = secrets.some((secret) => given.some((one) => equal(one, createHmac("sha256", keyOf(secret)).update(head).update(body).digest())));
  // Sent again by its sender it has another time, and is still the same.
  return fits ? { state: "good", id, mark: `id:${id}`, at } : bad("its signature is wrong");
}

function checkGithub({ header, body }: Signed, signature: string, secrets: readonly string[], now: number): Checked {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(signature)?.[1];
  if (hex === undefined) return bad("its signature is no sha256=…");
  const given = Buffer.from(hex, "hex");
  if (!secrets.some((secret) => equal(given, createHmac("sha256", secret).update(body).digest()))) return bad("its signature is wrong");
  // The delivery's name is not signed: whoever sends the same bytes again is known by their signature.
  const delivery = header("x-github-delivery") ?? "";
  return { state: "good", id: ID.test(delivery) ? delivery : hex.toLowerCase(), mark: `mac:${hex.toLowerCase()}`, at: now };
}

/** Standard Webhooks hand keys over as `whsec_` and base64. */
const keyOf = (secret: string): Uint8Array | string => (secret.startsWith("whsec_") ? Buffer.from(secret.slice(6), "base64") : secret);

const equal = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b);
const bad = (why: string): Checked => ({ state: "bad", why });
