import type { Context } from "hono";

/** The window that a frame opens for somebody to sign in. */
export const FRAME_WINDOW = "/signin/frame";

/**
 * Lets a page of ours know the window that opened it, where the way leads to what answers a frame. Every answer on that way has to say so,
 * redirects too, or the browser parts the two for good.
 */
export function forFrame(c: Context, to: string): void {
  if (to === FRAME_WINDOW || to.startsWith(`${FRAME_WINDOW}?`)) c.header("Cross-Origin-Opener-Policy", "unsafe-none");
}
