import { changesAs, type AppId, type Person, type Role, type RoomId } from "@tutti/protocol";
import type { Context } from "hono";
import type { Session } from "../identity/session.ts";
import { askedOf, unknown } from "./asked.ts";
import type { HttpPorts } from "./ports.ts";
import { problem } from "./problem.ts";
import { sameOrigin } from "./security.ts";

/** Somebody who asks about a room that they may enter. */
export interface Asker {
  readonly session: Session;
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
  readonly person: Person;
  /** What they may change goes by this: see `changesAs`. */
  readonly changes: Role;
}

type Ports = Pick<HttpPorts, "apps" | "callers" | "roleOf" | "origins" | "directory">;

/** @returns who asks about which room, or the answer that refuses them. */
export async function askerOf(c: Context, ports: Ports, place: { readonly app?: unknown; readonly room?: unknown }): Promise<Asker | Response> {
  const { apps, callers, roleOf, directory } = ports;
  c.header("Cache-Control", "no-store");
  const caller = await callers.who(askedOf(c));
  if (caller.state !== "known") return unknown(c, caller.state);
  const app = typeof place.app === "string" ? apps.get(place.app) : undefined;
  const found = typeof place.room === "string" ? apps.room(place.room) : { problem: "" };
  if (!app || "problem" in found) return problem(c, 404, "There is no such app or room.");
  const { session } = caller;
  // A page of another site shows a room and lets it be worked in; its past, its branches and who has access are not handed to it.
  if (session.by === "embed") return problem(c, 403, "That is not for whoever comes by a page of another site.");
  const role = roleOf(session, app.id, found.room);
  if (role === undefined) return problem(c, 403, "You may not open this room. Ask somebody in it for an invitation.");
  directory.see(session);
  const person = directory.person(session.id, app.id, found.room) ?? { id: session.id, name: session.name, colour: session.colour, role };
  return { session, app: app.id, room: found.room, role, person, changes: changesAs(person) };
}

/** Somebody who wants something changed, with what they sent. */
export async function changerOf(c: Context, ports: Ports): Promise<(Asker & { readonly body: Readonly<Record<string, unknown>> }) | Response> {
  if (!sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins, c.req.header("Authorization"))) return problem(c, 403, "This request came from another site.");
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return problem(c, 400, "Send what is to be done as a JSON object.");
  const asker = await askerOf(c, ports, body as { app?: unknown; room?: unknown });
  return asker instanceof Response ? asker : { ...asker, body: body as Readonly<Record<string, unknown>> };
}
