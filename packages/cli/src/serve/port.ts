import { createServer } from "node:net";
import { Problem } from "../problem.ts";

/** Where `tutti` answers if nobody says otherwise. */
export const DEFAULT_PORT = 8400;
const TRIES = 20;

/**
 * The port to listen at. One that somebody asked for is that one or none; the default gives way to the next that is free.
 *
 * @throws {Problem} where it is taken
 */
export async function choosePort(asked: number | undefined, host: string): Promise<number> {
  if (asked !== undefined) {
    const trouble = await troubleAt(asked, host);
    if (trouble === undefined) return asked;
    throw new Problem(
      trouble === "EADDRINUSE"
        ? `Port ${asked} is taken: another program answers there. Name another, or 0 for any that is free`
        : `Nothing can listen at ${host}, port ${asked} (${trouble})`,
    );
  }
  for (let port = DEFAULT_PORT; port < DEFAULT_PORT + TRIES; port += 1) {
    if ((await troubleAt(port, host)) === undefined) return port;
  }
  throw new Problem(`The ports from ${DEFAULT_PORT} to ${DEFAULT_PORT + TRIES - 1} are all taken or closed to us; name one with --port, or 0 for any that is free`);
}

/** @returns the system's word for why one cannot listen there, or `undefined` where one can */
function troubleAt(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
