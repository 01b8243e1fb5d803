import type { Context } from "hono";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";

/**
 * Leads whoever is nobody yet to where they say who they are, and from there back; whoever had signed in reads why they have to again.
 *
 * @param guestsToo whether a guest, too, has to be one before they come.
 * @returns nothing where they may come as they are, or where nobody can sign in.
 */
export async function ledToDoor(c: Context, ports: HttpPorts, guestsToo = false): Promise<Response | undefined> {
  if (ports.providers.size === 0 && !(guestsToo && ports.guests)) return undefined;
  const caller = await ports.callers.who(askedOf(c));
  if (caller.state === "known" || (caller.state !== "ended" && ports.guests && !guestsToo)) return undefined;
  const { pathname, search } = new URL(c.req.url);
  return c.redirect(`/signin?${new URLSearchParams({ to: pathname + search, ...(caller.state === "ended" ? { again: "1" } : {}) })}`, 302);
}
