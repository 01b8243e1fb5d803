import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";

/** The one HTTP server: requests to Hono, upgrades to the sockets. */
export function makeHttpServer(app: Hono): Server {
  // The globals stay Node's own: Hocuspocus makes Requests too.
  const server = createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  server.headersTimeout = 15_000;
  server.requestTimeout = 60_000;
  return server;
}

/** @throws with a sentence where the port is taken or may not be used. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") reject(new Error(`Port ${port} is taken on ${host}; choose another, or stop what uses it`));
      else if (error.code === "EACCES") reject(new Error(`Port ${port} may not be used by this user; choose one above 1023`));
      else reject(error);
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}
