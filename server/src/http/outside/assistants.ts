import { Hono, type Context } from "hono";
import { MAIN_ROOM } from "../../apps.ts";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";

/** Where assistants come in: `/<app>/mcp`, for another room than the app's main one `/<app>/mcp/<room>`. */
export function assistantRoutes({ apps, callers, assistants }: Pick<HttpPorts, "apps" | "callers" | "assistants">): Hono {
  const routes = new Hono();
  const refused = (c: Context, status: 401 | 403 | 404, message: string): Response => {
    if (status === 401) c.header("WWW-Authenticate", 'Bearer realm="tutti"');
    return c.json({ jsonrpc: "2.0", error: { code: -32_000, message }, id: null }, status);
  };
  const answer = async (c: Context, room: string): Promise<Response> => {
    const known = apps.get(c.req.param("app") ?? "");
    const place = apps.room(room);
    if (!known || "problem" in place) return refused(c, 404, "There is no such app or room.");
    const token = /^Bearer (tutti_.+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    const caller = token === undefined ? undefined : await callers.who(askedOf(c));
    if (token === undefined || caller?.state !== "known") return refused(c, 401, "Show a program's token, as Authorization: Bearer tutti_…: an owner makes one in the share dialog.");
    const { session } = caller;
    if (session.scope?.app !== known.id) return refused(c, 403, "This token is for another app.");
    return (await assistants()).answer(c.req.raw, { session, token, app: known.id, room: place.room });
  };
  for (const path of ["/:app/mcp", "/:app/mcp/:room"]) {
    const room = (c: Context): string => c.req.param("room") ?? MAIN_ROOM;
    routes.on(["POST", "DELETE"], path, (c) => answer(c, room(c)));
    // A browser that asks for a room or page of that name is shown it.
    routes.get(path, (c, next) => (c.req.header("accept")?.includes("text/event-stream") ? answer(c, room(c)) : next()));
  }
  return routes;
}
