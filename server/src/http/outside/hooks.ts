import { Hono } from "hono";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";
import { readBody } from "./read-body.ts";

/** The largest body that a webhook takes. */
const MOST_BYTES = 512 * 1024;

/** Where other services send what they have to say to an app. */
export function hookRoutes({ apps, callers, settleFacts, webhooks, say }: Pick<HttpPorts, "apps" | "callers" | "settleFacts" | "webhooks" | "say">): Hono {
  const routes = new Hono();
  routes.post("/:app/hooks/:name", async (c) => {
    const known = apps.get(c.req.param("app"));
    if (!known) return c.json({ error: "There is no such app." }, 404);
    c.header("Cache-Control", "no-store");
    try {
      const body = await readBody(c.req.raw.body, MOST_BYTES);
      if (!body) return c.json({ error: `This is larger than ${MOST_BYTES / 1_024} kB, and was not taken.` }, 413);
      // Before the app's module is loaded, nobody knows its secrets.
      await settleFacts(known.id);
      const told = await webhooks.take(known.id, c.req.param("name"), { header: (name) => c.req.header(name), headers: c.req.header(), body, address: callers.addressOf(askedOf(c)) });
      if (told.status === 429 || told.status === 503) c.header("Retry-After", "60");
      return c.json(told.status === 200 ? { ok: told.say } : { error: told.say }, told.status);
    } catch (error) {
      say("error", "A webhook could not be taken", { app: known.id, error });
      return c.json({ error: "It could not be taken; send it again." }, 500);
    }
  });
  return routes;
}
