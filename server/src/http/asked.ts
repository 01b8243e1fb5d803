import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Asked, Caller } from "../identity/callers.ts";
import { problem } from "./problem.ts";

/** A request, as far as it says who asks. */
export const askedOf = (c: Context): Asked => ({
  header: (name) => c.req.header(name),
  address: (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? "",
});

const SENTENCES = {
  none: "Your session is missing or its signature is wrong. Load the page again.",
  forged: "Your session is missing or its signature is wrong. Load the page again.",
  ended: "Your sign-in has ended. Sign in again to go on.",
} as const;

/** Says to whoever is nobody that they are, and whether signing in would help. */
export function unknown(c: Context, state: Exclude<Caller["state"], "known">): Response | Promise<Response> {
  return problem(c, 401, SENTENCES[state]);
}
