import type { RunningServer, ServerOptions } from "./options.ts";

/** Starts a server. Rejects with a sentence where it cannot: the port is taken, another server owns the store. */
export function startServer(options: ServerOptions): Promise<RunningServer> {
  return Promise.reject(new Error(`The server for ${options.data} is still being written`));
}
