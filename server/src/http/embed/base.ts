import type { Context } from "hono";
import { askedOf } from "../asked.ts";
import type { HttpPorts } from "../ports.ts";

/** The address that this server was asked under: what was configured, or what the request says. */
export function baseOf(c: Context, { url, callers }: Pick<HttpPorts, "url" | "callers">): string {
  if (url !== undefined) return new URL(url).origin;
  return `${callers.isSecure(askedOf(c)) ? "https" : "http"}://${c.req.header("Host") ?? "localhost"}`;
}
