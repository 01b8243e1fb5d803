import type { Context, MiddlewareHandler } from "hono";
import type { Apps } from "../apps.ts";
import { readBody } from "./outside/read-body.ts";
import { problem } from "./problem.ts";

/** More than anybody has to say who asks for something (bytes). */
const MOST_BYTES = 1024 * 1024;

/**
 * Refuses what is larger before it lies in memory, and before it is asked who sends it: nobody has to be somebody to send much. Files go to the
 * disk as they come, webhooks and assistants bound their bodies by themselves.
 */
export function smallBody(apps: Pick<Apps, "get">): MiddlewareHandler {
  const refuse = (c: Context): Response | Promise<Response> => problem(c, 413, `This is larger than ${MOST_BYTES / 1024} kB, and was not taken.`);
  return async (c, next) => {
    const [, first = "", second = ""] = c.req.path.split("/");
    if ((first === "files" && c.req.method === "PATCH") || (apps.get(first) !== undefined && (second === "hooks" || second === "mcp"))) return next();
    if (Number(c.req.header("Content-Length") ?? 0) > MOST_BYTES) return refuse(c);
    // Proxies pass on what they get in pieces, and do not say how much it is.
    if (c.req.header("Transfer-Encoding") === undefined || c.req.raw.body === null) return next();
    const body = await readBody(c.req.raw.body, MOST_BYTES);
    if (!body) return refuse(c);
    c.req.raw = new Request(c.req.url, { method: c.req.method, headers: c.req.raw.headers, body: Buffer.from(body) });
    return next();
  };
}
