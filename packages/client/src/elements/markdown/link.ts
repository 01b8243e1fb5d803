import { safeAddress } from "@tutti/protocol";

export { safeAddress } from "@tutti/protocol";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/** An image may come from the same places, or be written out in the text. SVG is left out: it can carry scripts of its own. */
export function safeImage(address: string): string | undefined {
  if (/^data:image\/(?:png|jpeg|gif|webp|avif);base64,[a-z0-9+/=]+$/i.test(address)) return address;
  const safe = safeAddress(address);
  return safe !== undefined && (!SCHEME.test(safe) || /^https?:/i.test(safe)) ? safe : undefined;
}
