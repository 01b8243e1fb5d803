import type { Server } from "node:http";
import type { FileKeeper } from "./files/keeper.ts";
import type { Supervisor } from "./hosts/supervisor.ts";
import type { LogJournal } from "./journal/journal.ts";
import type { Limits } from "./limits.ts";
import type { DocumentLog } from "./log/port.ts";
import type { Log } from "./logging.ts";
import type { Rooms } from "./rooms/rooms.ts";
import type { Sockets } from "./sockets/sockets.ts";
import { within } from "./within.ts";

export interface StopPorts {
  readonly limits: Limits;
  readonly say: Log;
  readonly begin: () => void;
  readonly http: Server;
  readonly sockets: Sockets;
  readonly rooms: Rooms;
  readonly journal: LogJournal;
  readonly supervisor: Supervisor;
  readonly log: DocumentLog;
  readonly access: { close(): Promise<void> };
  readonly keeper: FileKeeper;
  readonly outside: { stop(): void };
}

/**
 * Stopping always ends: each step has its share of the deadline, and the next is taken whether it ended or not. What people
 * wrote is committed before the store is closed; what cannot be is in their own browsers.
 */
export function stopper({ limits, say, begin, http, sockets, rooms, journal, supervisor, log, access, keeper, outside }: StopPorts): () => Promise<void> {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    const share = limits.stopDeadline / 7;
    begin();
    outside.stop();
    http.close();
    sockets.close("goingAway");
    await within(share, keeper.stop());
    await within(share, rooms.close());
    if (!(await within(2 * share, journal.committed()))) say("error", "The server stops though something could not be saved", { ...journal.size });
    journal.close("The server is stopping");
    sockets.terminate();
    http.closeAllConnections();
    await within(share, supervisor.stop());
    await within(share, access.close());
    await within(share, log.close());
    say("info", "Tutti has stopped");
  };
  return () => (stopped ??= stop());
}
