/** Where a link may lead. Everything else (`javascript:`, `data:`, `vbscript:`, …) is drawn as plain text. */
const SAFE = /^(?:https?:|mailto:|tel:)/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Reads an address as the browser will, and decides whether a person may be sent there.
 *
 * @returns the address to use, or `undefined` for one that must not become a link.
 */
export function safeAddress(address: string): string | undefined {
  // Browsers drop control characters and blanks before they look for a scheme: "java\nscript:" is one.
  const seen = address.replace(/[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g, "");
  if (seen === "") return undefined;
  if (SCHEME.test(seen)) return SAFE.test(seen) ? seen : undefined;
  // `\\host` and `//host` are other hosts without saying so.
  return /^(?:\\|\/{2}|\/\\)/.test(seen) ? undefined : seen;
}

/** Whether the address leaves this app, so that it opens beside it rather than over it. */
export const leavesApp = (address: string): boolean => SCHEME.test(address);

/** @returns an address that something may be loaded from: of this server, or another one by https; else `undefined`. */
export function loadableAddress(address: string): string | undefined {
  const safe = safeAddress(address);
  return safe !== undefined && (/^https:\/\//i.test(safe) || safe.startsWith("/")) ? safe : undefined;
}
