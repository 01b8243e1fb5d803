import type { Context } from "hono";

/** What holds where something that people brought is opened by itself: it may look like what it is, and does nothing. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";
const SCRIPT = /(?:java|ecma|live|j)script/i;

/**
 * Says of what people brought, or a script made for them, that it is to be saved and never run. Our own pages run scripts of this server alone, and what somebody
 * brought lies on it too: so none is sent as a script.
 */
export function inert(c: Context, type: string): void {
  c.header("Content-Type", SCRIPT.test(type) ? "text/plain; charset=utf-8" : type);
  c.header("Content-Security-Policy", INERT);
}
