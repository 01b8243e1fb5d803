import { NEW_BEARER } from "@tutti/protocol";
import type { MiddlewareHandler } from "hono";
import { EMBED_BEARER } from "../../embed/tokens.ts";

const METHODS = "GET, HEAD, POST, PATCH, DELETE";
const HEADERS = "Authorization, Content-Type, Tus-Resumable, Upload-Length, Upload-Metadata, Upload-Offset";

/**
 * A frame with `sandbox="allow-scripts"` alone has no origin, not even ours. Its requests are answered if they show a token: any
 * site can make such a frame, and what it asks without one is nobody's. Cookies do not go along.
 */
export const answerOpaque: MiddlewareHandler = async (c, next) => {
  if (c.req.header("Origin") !== "null") return next();
  if (c.req.method === "OPTIONS") {
    c.header("Access-Control-Allow-Origin", "null");
    c.header("Access-Control-Allow-Methods", METHODS);
    c.header("Access-Control-Allow-Headers", HEADERS);
    c.header("Access-Control-Max-Age", "600");
    return c.body(null, 204);
  }
  await next();
  if (!c.req.header("Authorization")?.startsWith(`Bearer ${EMBED_BEARER}`)) return;
  c.header("Access-Control-Allow-Origin", "null");
  c.header("Access-Control-Expose-Headers", `Location, Upload-Offset, Upload-Length, ${NEW_BEARER}`);
  c.header("Vary", "Origin", { append: true });
};
