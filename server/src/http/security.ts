import type { MiddlewareHandler } from "hono";
import { EMBED_BEARER } from "../embed/tokens.ts";

/**
 * No script but our own files, nobody else's frame, nothing guessed. Styles may stand inline, since charts and editors set them;
 * a style cannot run. Pictures, sounds and frames of other hosts are shown from those alone that the operator named: each of them
 * learns who reads the page, and a text that somebody wrote could call there.
 */
export function policy(contentOrigins: readonly string[], ancestors = "frame-ancestors 'self'"): string {
  const others = contentOrigins.map((origin) => ` ${origin}`).join("");
  return [
    "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", `img-src 'self' data: blob:${others}`, "font-src 'self' data:",
    `media-src 'self'${others}`, `frame-src 'self'${others}`,
    "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", ancestors,
  ].join("; ");
}

/** The page that runs one isolated component, on an origin of its own. */
export const ISOLATED_PAGE = "/isolated.html";

/**
 * What holds in that page: it runs the script that is in it and the code that it is handed, and loads nothing at all, so that it is there
 * without a network too. It has no network, no cookies, no storage and no page around it; pictures and fonts are those that it was
 * handed. The sandbox is here, and holds also where somebody opens it by itself. The page narrows the inline scripts to its own one.
 */
const ISOLATED = [
  "sandbox allow-scripts", "default-src 'none'", "script-src 'unsafe-inline' blob:", "style-src 'unsafe-inline'", "img-src data: blob:", "font-src data:", "connect-src 'none'",
  "worker-src 'none'", "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'self'", "webrtc 'block'",
].join("; ");
/**
 * Graphviz is WebAssembly, which needs a word in the policy of whoever runs it. A worker has the policy that its own file came with, so that
 * the page keeps its own: this one file may run what it brings along, and reach nothing else.
 */
const WASM_WORKER = /^\/assets\/graphviz-worker-[A-Za-z0-9_-]+\.js$/;
const WASM_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

/** What every answer says to browsers. */
export function secured(contentOrigins: readonly string[] = []): MiddlewareHandler {
  const said = policy(contentOrigins);
  return async (c, next) => {
    await next();
    const isolated = c.req.path === ISOLATED_PAGE;
    // Pages that stand before an app say their own, which is stricter.
    if (!c.res.headers.has("Content-Security-Policy")) c.header("Content-Security-Policy", isolated ? ISOLATED : WASM_WORKER.test(c.req.path) ? WASM_POLICY : said);
    // A name that is looked up ahead of a link would carry what it is made of.
    if (isolated) c.header("X-DNS-Prefetch-Control", "off");
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "same-origin");
    // But on the way to what answers a frame by the window that it opened.
    if (!c.res.headers.has("Cross-Origin-Opener-Policy")) c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
  };
}

/**
 * Whether a request may act for the person whose cookie it carries. Browsers name the origin with every POST and every
 * socket; what names none is no page.
 */
export function sameOrigin(origin: string | undefined | null, host: string | undefined | null, allowed: readonly string[] = [], authorization?: string): boolean {
  // Whoever acts by a token that a page had to be handed acts by no cookie that came along by itself.
  if (!origin || authorization?.startsWith(`Bearer ${EMBED_BEARER}`)) return true;
  if (allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
