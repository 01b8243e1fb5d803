import { Hono } from "hono";
import { guestBearer } from "../embed/tokens.ts";
import { newGuest } from "../identity/guest.ts";
import { askedOf, unknown } from "./asked.ts";
import { printTicket } from "./embed/ticket.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";
import { sameOrigin } from "./security.ts";

/**
 * Guests of browsers that take no cookie: their page carries who they are, for as long as it is open. Whoever comes with a cookie is told
 * that they need none, so that no script ever reads what a cookie says; and the answer can be read by our own pages alone.
 */
export function carriedGuest({ apps, callers, directory, guests, identity, now, origins }: HttpPorts): Hono {
  return new Hono().post("/api/me/carried", async (c) => {
    c.header("Cache-Control", "no-store");
    if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), origins)) return problem(c, 403, "This request came from another site.");
    const app = apps.get(c.req.query("app") ?? "");
    const place = apps.room(c.req.query("room") ?? "");
    if (!app || "problem" in place) return problem(c, 404, "There is no such app or room.");
    const { state } = await callers.who(askedOf(c));
    if (state === "known") return c.body(null, 204);
    if (state === "ended" || !guests) return unknown(c, state);
    const guest = newGuest();
    directory.see(guest);
    const [bearer, ticket] = await Promise.all([guestBearer(identity, guest, now()), printTicket(identity, { person: guest.id, app: app.id, room: place.room }, now())]);
    return c.json({ bearer, ticket }, 201);
  });
}
