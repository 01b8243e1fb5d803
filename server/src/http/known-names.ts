import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";

export interface NamesOf {
  /** Where the server listens. */
  readonly host: string;
  /** Addresses that the operator has named: pages that may open a socket, and the server's own. */
  readonly addresses: readonly (string | undefined)[];
  /** Whether a proxy stands before it, which says the name that people typed. */
  readonly proxied: boolean;
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a request was meant for this server. One that listens on this machine alone is asked under this machine's own names: any
 * other site could have its name lead here (DNS rebinding), and its pages would then be taken for ours.
 *
 * @returns a test of a request's Host header
 */
export function knownNames({ host, addresses, proxied }: NamesOf): (asked: string | undefined) => boolean {
  const open = proxied || !LOOPBACK.test(host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);
  const named = new Set(addresses.flatMap((address) => (address !== undefined && URL.canParse(address) ? [new URL(address).hostname] : [])));
  return (asked) => {
    if (open || asked === undefined) return open;
    const url = URL.parse(`http://${asked}`);
    return url !== null && (LOOPBACK.test(url.hostname) || named.has(url.hostname));
  };
}

/** Refuses requests that were meant for another server, with what to do. */
export const onlyKnown = (knows: (asked: string | undefined) => boolean): MiddlewareHandler => async (c, next) => {
  if (knows(c.req.header("Host"))) return next();
  return problem(c, 421, `This server is there for this machine alone, and was asked for as "${c.req.header("Host") ?? ""}". To have it answer under that name, add its address to origins in tutti.config.ts.`);
};
