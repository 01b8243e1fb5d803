import type { App } from "../app.ts";
import type { Uploads } from "../runner/uploads.ts";
import { isForCaches, type FromHost, type ToHost } from "./messages.ts";
import { nodePorts } from "./node-ports.ts";
import { HostedRooms } from "./rooms.ts";

/** Time, for a host whose clock somebody else turns. */
export interface HostClock {
  now(): number;
  after(ms: number, fn: () => void): () => void;
}

/** A host in this process. */
export interface InProcessHost {
  send(message: ToHost): void;
  close(): void;
}

/**
 * A host in this process, for an app that is at hand: for the testing kit and the simulation. It says what a forked one says,
 * in the same order, but nothing contains a script that loops or eats memory.
 *
 * @param root the folder that file names in errors are shown from.
 * @param uploads where the files are that people uploaded.
 */
export function startInProcess(app: App, clock: HostClock, emit: (message: FromHost) => void, root = process.cwd(), uploads?: Uploads): InProcessHost {
  let open = true;
  const say = (message: FromHost): void => {
    if (open) emit(message);
  };
  const rooms = new HostedRooms(app, { ...nodePorts(root, uploads), now: () => clock.now(), after: (ms, fn) => clock.after(ms, fn), emit: say });
  say({ type: "ready", title: app.title, rooms: app.rooms });
  return {
    send: (message) => {
      if (open && !isForCaches(message) && message.type !== "call") rooms.receive(message);
    },
    close: () => {
      rooms.close();
      open = false;
    },
  };
}
