import type { Context } from "hono";
import { mayDo, RIGHTS, type Action } from "@tutti/protocol";
import { askerOf, type Asker } from "../asker.ts";
import type { HttpPorts } from "../ports.ts";
import { problem } from "../problem.ts";
import { sameOrigin } from "../security.ts";

/** Finds out who asks, about which room (`?app=…&room=…`), and whether they may do this there. @returns the refusal where they may not. */
export async function roomCaller(ports: HttpPorts, c: Context, action: Action): Promise<Asker | Response> {
  if (c.req.method !== "GET" && !sameOrigin(c.req.header("Origin"), c.req.header("Host"), ports.origins, c.req.header("Authorization"))) return problem(c, 403, "This request came from another site.");
  const asker = await askerOf(c, ports, c.req.query());
  // A page around a frame may lie over it: what one does not see there gives nobody access.
  if (!(asker instanceof Response) && asker.session.framed !== undefined) return problem(c, 403, "That is not done from inside another page: open the room in a window of its own.");
  if (asker instanceof Response || mayDo(asker.role, action)) return asker;
  return problem(c, 403, `That is for ${RIGHTS[action].needs}s of this room alone; you are its ${asker.role}.`);
}
