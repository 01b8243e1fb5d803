import { Hono, type Context } from "hono";
import { mayDo, RIGHTS, type Action, type Role } from "@tutti/protocol";
import { MAIN_ROOM, type KnownApp } from "../../apps.ts";
import { askerOf, type Asker } from "../asker.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { sameOrigin } from "../security.ts";
import { ledToDoor } from "../signin/door.ts";
import { cachesPage } from "./page.ts";

/** No cache has a longer name. */
const LONGEST_NAME = 4_000;

/** Whether somebody of this role in an app's main room has its developers' pages: everybody while it is developed. */
export const mayDevelop = ({ dev }: Pick<HttpPorts, "dev">, role: Role, action: Action): boolean => dev || mayDo(role, action);

/** The developers' page of an app's caches: for its owners, and for everybody who may enter while it is developed. */
export function cacheRoutes(ports: HttpPorts): Hono {
  const routes = new Hono();

  /** Somebody who may do this, and the app; or the refusal. An app's owners are those of its main room. */
  const developer = async (c: Context, action: Action): Promise<{ readonly who: Asker; readonly app: KnownApp } | Response> => {
    const door = await ledToDoor(c, ports, true);
    if (door) return door;
    const id = c.req.param("app") ?? "";
    const who = await askerOf(c, ports, { app: id, room: MAIN_ROOM });
    if (who instanceof Response) return who;
    const app = ports.apps.get(id);
    if (!app) return problem(c, 404, "There is no such app.");
    if (mayDevelop(ports, who.role, action)) return { who, app };
    // Whoever owns it may have come without signing in.
    const signIn = who.session.by === "guest" && ports.providers.size > 0 ? { href: `/signin?${new URLSearchParams({ to: c.req.path })}`, text: "Sign in" } : undefined;
    return problem(c, 403, `That is for ${RIGHTS[action].needs}s of this app alone; you are its ${who.role}.`, signIn);
  };

  routes.get("/~caches/:app", async (c) => {
    const found = await developer(c, "seeCaches");
    if (found instanceof Response) return found;
    const { app } = found;
    return cachesPage(c, app, ports.apps.title(app.id), await ports.caches(app.id), c.req.query("cleared") !== undefined);
  });

  routes.post("/~caches/:app", async (c) => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const found = await developer(c, "clearCaches");
    if (found instanceof Response) return found;
    const { who, app } = found;
    const cache = c.req.query("cache");
    if (cache !== undefined && cache.length > LONGEST_NAME) return problem(c, 400, "No cache has such a long name.");
    ports.clearCaches(app.id, cache);
    ports.audit.note(who.session, "cache cleared", { app: app.id, room: MAIN_ROOM }, { cache: cache ?? null });
    return c.redirect(`/~caches/${app.id}?cleared=1`, 303);
  });

  return routes;
}
