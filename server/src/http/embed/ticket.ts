import type { Context } from "hono";
import { parsePersonId, type AppId, type PersonId, type RoomId } from "@tutti/protocol";
import type { Caller } from "../../identity/callers.ts";
import { askedOf } from "../asked.ts";
import type { Identity } from "../../identity/identity.ts";
import type { HttpPorts } from "../ports.ts";

/** How long (ms) what a page was handed to read blobs with holds, where its reader may stay as long as they like. */
const TICKET_FOR = 24 * 60 * 60_000;

interface TicketOf {
  readonly person: PersonId;
  readonly app: AppId;
  readonly room: RoomId;
}

/** What a page reads pictures and files of a room with where no cookie does it. @param until when it ends (ms). */
export const printTicket = (identity: Identity, of: TicketOf, now: number, until = now + TICKET_FOR): Promise<string> => identity.sign({ t: "ticket", ...of, until });

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
