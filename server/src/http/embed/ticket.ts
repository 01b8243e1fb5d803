import type { Context } from "hono";
import { parsePersonId } from "@tutti/protocol";
import type { Caller } from "../../identity/callers.ts";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";

/**
 * Who asks for a picture or a file. Inside another page a picture comes without a cookie and cannot show a token: its address
 * carries a ticket for the one person and room, which reads and does nothing else.
 */
export async function ticketed(c: Context, { identity, directory, callers, now }: Pick<HttpPorts, "identity" | "directory" | "callers" | "now">): Promise<Caller> {
  const ticket = c.req.method === "GET" ? c.req.query("ticket") : undefined;
  if (ticket === undefined) return callers.who(askedOf(c));
  const { t, person, app, room, until } = ((await identity.open(ticket)) ?? {}) as Readonly<Record<string, unknown>>;
  const id = typeof person === "string" ? parsePersonId(person) : undefined;
  if (t !== "ticket" || !id || app !== c.req.param("app") || room !== c.req.param("room")) return { state: "forged" };
  const session = directory.session(id);
  if (typeof until !== "number" || until <= now() || !session || !callers.stillIs(session)) return { state: "ended" };
  return { state: "known", session, stale: false };
}
