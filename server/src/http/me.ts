import { Hono, type Context } from "hono";
import { cleanName, PERSON_COLOURS, type Person } from "@tutti/protocol";
import { newGuest } from "../identity/guest.ts";
import { withGrant, type Session } from "../identity/session.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";
import { sameOrigin } from "./security.ts";

const isSecure = (c: Context): boolean => c.req.header("X-Forwarded-Proto") === "https" || c.req.url.startsWith("https:");

/** Who one is, and how one is called: `/api/me`, and the links that give a role. */
export function meRoutes(ports: HttpPorts): Hono {
  const { identity, directory, apps } = ports;
  const routes = new Hono();

  const keep = async (c: Context, session: Session): Promise<void> => {
    directory.see(session);
    c.header("Set-Cookie", await identity.cookie(session, isSecure(c)));
  };

  /** Everyone is somebody: who has no session, or one that we did not sign, becomes a new guest. */
  const somebody = async (c: Context): Promise<Session> => {
    const presented = await identity.read(c.req.header("Cookie"));
    if (presented.state === "signed") {
      directory.see(presented.session);
      return presented.session;
    }
    if (presented.state === "forged") ports.say("warn", "A session that this server did not sign was put aside");
    const guest = newGuest();
    await keep(c, guest);
    return guest;
  };

  routes.get("/api/me", async (c) => {
    c.header("Cache-Control", "no-store");
    const { app: appText, room: roomText } = c.req.query();
    const client = (await ports.page?.version()) ?? "none";
    if (appText === undefined || roomText === undefined) {
      const { id, name, colour } = await somebody(c);
      return c.json({ person: { id, name, colour, role: "viewer" } satisfies Person, title: "", boot: ports.boot, client });
    }
    const app = apps.get(appText);
    if (!app) return problem(c, 404, `There is no app "${appText.slice(0, 64)}" here.`);
    const place = apps.room(roomText);
    if ("problem" in place) return problem(c, 404, place.problem);
    const session = await somebody(c);
    const person = directory.person(session.id, app.id, place.room);
    if (!person) return problem(c, 403, "You may not open this room. Ask somebody in it for an invitation.");
    return c.json({ person, title: apps.title(app.id), boot: ports.boot, client });
  });

  routes.post("/api/me", async (c) => {
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins)) return problem(c, 403, "This request came from another site.");
    const presented = await identity.read(c.req.header("Cookie"));
    if (presented.state !== "signed") return problem(c, 401, "Your session is missing or its signature is wrong. Load the page again.");
    const asked: unknown = await c.req.json().catch(() => undefined);
    if (typeof asked !== "object" || asked === null) return problem(c, 400, 'Send a name, a colour or both, as JSON: {"name": "Ana"}.');
    const { name, colour } = asked as { name?: unknown; colour?: unknown };
    const called = name === undefined ? presented.session.name : typeof name === "string" ? cleanName(name) : undefined;
    if (!called) return problem(c, 400, "A name needs at least one letter that can be read.");
    const slot = colour ?? presented.session.colour;
    if (typeof slot !== "number" || !Number.isInteger(slot) || slot < 0 || slot >= PERSON_COLOURS) return problem(c, 400, `A colour is a number from 0 to ${PERSON_COLOURS - 1}.`);
    const session = { ...presented.session, name: called, colour: slot };
    await keep(c, session);
    ports.changed(session.id, "name");
    return c.json({ person: { id: session.id, name: session.name, colour: session.colour } });
  });

  routes.get("/join/:token", async (c) => {
    const grant = await identity.openInvitation(c.req.param("token"), ports.now());
    if (typeof grant === "string") return problem(c, 403, grant);
    if (!apps.get(grant.app)) return problem(c, 404, `This invitation is to an app that is no longer here: "${grant.app}".`);
    const session = withGrant(await somebody(c), grant);
    await keep(c, session);
    ports.changed(session.id, "role");
    return c.redirect(`/${grant.app}/${grant.room}`, 302);
  });

  return routes;
}
