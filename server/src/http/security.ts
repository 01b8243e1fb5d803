import type { MiddlewareHandler } from "hono";

/**
 * No script but our own files, nobody else's frame, nothing guessed. Styles may stand inline, since charts and editors set them;
 * a style cannot run. Pictures, sounds and frames of other hosts are shown from those alone that the operator named: each of them
 * learns who reads the page, and a text that somebody wrote could call there.
 */
function policy(contentOrigins: readonly string[]): string {
  const others = contentOrigins.map((origin) => ` ${origin}`).join("");
  return [
    "default-src 'self'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", `img-src 'self' data: blob:${others}`, "font-src 'self' data:",
    `media-src 'self'${others}`, `frame-src 'self'${others}`,
    "connect-src 'self'", "worker-src 'self' blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'self'",
  ].join("; ");
}

/** What every answer says to browsers. */
export function secured(contentOrigins: readonly string[] = []): MiddlewareHandler {
  const said = policy(contentOrigins);
  return async (c, next) => {
    await next();
    c.header("Content-Security-Policy", said);
    c.header("X-Content-Type-Options", "nosniff");
    c.header("Referrer-Policy", "same-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    c.header("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  };
}

/**
 * Whether a request may act for the person whose cookie it carries. Browsers name the origin with every POST and every
 * socket; what names none is no page.
 */
export function sameOrigin(origin: string | undefined | null, host: string | undefined | null, allowed: readonly string[] = []): boolean {
  if (!origin) return true;
  if (allowed.includes(origin)) return true;
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
