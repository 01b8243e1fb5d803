import { Hono, type Context } from "hono";
import { EMBED_BEARER, guestBearer, roomOfGrant, signGrant } from "../../embed/tokens.ts";
import { newGuest } from "../../identity/guest.ts";
import type { Session } from "../../identity/session.ts";
import { askedOf, unknown } from "../asked.ts";
import { changerOf } from "../asker.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { oembedRoute } from "./oembed.ts";
import { printTicket } from "./ticket.ts";
import { wantedGrant } from "./wanted-grant.ts";

const MINUTE = 60_000;

/** Who sits before a page inside another one, and the tokens that hosts hand to such pages. */
export function embedRoutes(ports: HttpPorts): Hono {
  const { identity, callers, apps, directory, audit } = ports;
  const routes = new Hono();

  routes.post("/api/embed/tokens", async (c) => {
    const asker = await changerOf(c, ports);
    if (asker instanceof Response) return asker;
    const { session, app, room, role: own, body } = asker;
    if (!ports.embed) return problem(c, 403, "This server lets no page embed its rooms: name their origins in tutti.config.ts, embed: { origins: […] }.");
    if (session.by !== "token") return problem(c, 403, "Tokens for embedding are made by programs: show an API token of an owner's, as Authorization: Bearer tutti_….");
    const wanted = wantedGrant(body, own);
    if (typeof wanted === "string") return problem(c, 400, wanted);
    const { minutes, ...grant } = wanted;
    const until = Math.min(ports.now() + minutes * MINUTE, session.until ?? Number.POSITIVE_INFINITY);
    const token = EMBED_BEARER + (await signGrant(identity, { app, room, ...grant, until, ...(session.record === undefined ? {} : { by: session.record }) }));
    audit.noteOnce(session, "embed token made", { app, room }, { role: grant.role, locks: Object.keys(grant.locks ?? {}) });
    return c.json({ token, until, room: roomOfGrant({ app, room, ...(grant.locks && { locks: grant.locks }) }) }, 201);
  });

  routes.post("/api/embed/session", async (c) => {
    c.header("Cache-Control", "no-store");
    const { app: appText, room: roomText } = c.req.query();
    const app = apps.get(appText ?? "");
    const place = apps.room(roomText ?? "");
    if (!app || "problem" in place) return problem(c, 404, "There is no such app or room.");
    const found = await visitor(c);
    if (found instanceof Response) return found;
    const { session, bearer, keep } = found;
    directory.see(session);
    // A token leads to its own room, whatever stands in the address; with locked values that is a room of theirs.
    if (session.scope && session.scope.app !== app.id) return problem(c, 403, "This token is for another app.");
    const room = session.scope?.room ?? place.room;
    const person = directory.person(session.id, app.id, room);
    if (!person) return problem(c, 403, "You may not open this room. Ask somebody in it for an invitation.");
    if (session.by === "embed") ports.renewed(session);
    const ticket = await printTicket(identity, { person: person.id, app: app.id, room }, ports.now(), session.until);
    return c.json({ person, title: apps.title(app.id), app: app.id, room, ticket, keep, ...(session.framed !== undefined && { framed: true }), ...(bearer === undefined ? {} : { bearer }), ...(session.until === undefined ? {} : { until: session.until, now: ports.now() }) });
  });

  /** Whoever has shown a token, or a cookie; else somebody new who has been handed our page. */
  const visitor = async (c: Context): Promise<{ readonly session: Session; readonly bearer?: string; readonly keep: boolean } | Response> => {
    const asked = askedOf(c);
    const shown = /^Bearer (.+)$/i.exec(asked.header("authorization") ?? "")?.[1] ?? "";
    if (!shown.startsWith(EMBED_BEARER)) return unknown(c, "none");
    const key = ((await identity.open(shown.slice(EMBED_BEARER.length))) ?? {}) as { readonly t?: unknown; readonly until?: unknown };
    if (key.t !== "frame") {
      const caller = await callers.who(asked);
      return caller.state === "known" ? { session: caller.session, bearer: shown, keep: caller.session.by === "guest" } : unknown(c, caller.state);
    }
    if (typeof key.until !== "number" || key.until < ports.now()) return unknown(c, "forged");
    const opaque = c.req.header("Origin") === "null";
    // Inside a page of the same site cookies go along as ever.
    const caller = opaque ? { state: "none" as const } : await callers.who({ ...asked, header: (name) => (name === "authorization" ? undefined : asked.header(name)) });
    if (caller.state === "known") return { session: caller.session, keep: false };
    if (caller.state === "ended" || !ports.guests) return unknown(c, caller.state === "ended" ? "ended" : "none");
    const guest = newGuest();
    const secure = callers.isSecure(asked);
    if (!opaque && secure) c.header("Set-Cookie", await identity.embeddedGuestCookie(guest, ports.now()));
    return { session: guest, bearer: await guestBearer(identity, guest, ports.now()), keep: !secure };
  };

  routes.route("/", oembedRoute(ports));
  return routes;
}
