import type { App } from "../app.ts";
import type { FromHost, ToHost } from "./messages.ts";

/** Time, for a host whose clock somebody else turns. */
export interface HostClock {
  now(): number;
  after(ms: number, fn: () => void): () => void;
}

/**
 * A host in this process, for an app that is at hand: for the testing kit and the simulation. It says what a forked one says,
 * in the same order, but nothing contains a script that loops or eats memory.
 */
export interface InProcessHost {
  send(message: ToHost): void;
  close(): void;
}

export declare function startInProcess(app: App, clock: HostClock, emit: (message: FromHost) => void): InProcessHost;
