import { join } from "node:path";
import { startServer, StoreLocked, type RunningServer, type ServerOptions } from "@tutti/server";
import { builtPage } from "../page.ts";
import type { Target } from "../apps/target.ts";
import { makeAllComponents } from "../components/index.ts";
import { Problem } from "../problem.ts";
import type { Settings } from "../settings/config.ts";
import { serverLog, logStyleFor } from "./log.ts";
import { migrateConnections } from "./migrations.ts";
import { choosePort } from "./port.ts";

/** Starts the server with what was asked for. @throws {Problem} where that cannot be */
export async function serve(target: Target, settings: Settings, more: { readonly data: string; readonly dev: boolean }): Promise<RunningServer> {
  const { port: asked, log, host = "127.0.0.1", data = more.data, connections, config, ...rest } = settings;
  const port = await choosePort(asked, host);
  for (const { connection, migrations } of await migrateConnections(connections, target.folder, "run")) {
    for (const name of migrations) console.log(`The migration ${name} of the connection "${connection}" was run`);
  }
  const style = logStyleFor(log, more.dev || process.stdout.isTTY);
  // What tutti build made has its components bundled already.
  const apps = target.page === undefined ? await makeAllComponents(target.apps, { out: componentsIn(data), dev: more.dev, print: console.error }) : target.apps;
  let started = false;
  // That the server runs is told with its address, by the command.
  const wantsInfo = (): boolean => more.dev && started;
  const options: ServerOptions = { ...rest, ...(connections && { connections: { folder: target.folder, connections } }), ...(config && { settings: config }), apps, data, host, port, client: target.page ?? builtPage(), dev: more.dev, log: serverLog(style, { folder: target.folder, wantsInfo }) };
  const server = await startServer(options).catch((error: unknown) => {
    throw isOutside(error) ? new Problem(`The server cannot start with the data in ${data}: ${error.message}`) : error;
  });
  started = true;
  return server;
}

/** Where the code of components is kept, of apps that nobody has built. */
export const componentsIn = (data: string): string => join(data, "components");

/** The store is somebody else's, or the system says no: nothing of ours is wrong, so a sentence says more than a stack. */
const isOutside = (error: unknown): error is Error => error instanceof StoreLocked || (error instanceof Error && "code" in error);

/** How long the process may take to end by itself once the server has stopped. */
const LAST_MS = 2_000;

/**
 * Resolves when somebody wants the server to stop: Ctrl+C, or the system's own SIGTERM. To be called before its address is told:
 * whoever reads that may stop it at once.
 */
export function whenToStop(): Promise<void> {
  return new Promise((resolve) => {
    // Listeners stay: a second Ctrl+C must not cut short what has its own deadline.
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
    // Whoever started us is gone without a word, and nobody would ever stop us.
    process.once("disconnect", resolve);
  });
}

/** Stops the server gracefully. @returns the exit code */
export async function stopServing(server: RunningServer): Promise<number> {
  console.log("\nStopping: everything that was written is being kept");
  await server.stop();
  if (process.connected) process.disconnect();
  setTimeout(() => process.exit(), LAST_MS).unref();
  return 0;
}
