import type { AppId, RoomId } from "@tutti/protocol";
import type { LogJournal } from "../journal/journal.ts";
import type { Record } from "../log/port.ts";
import type { Log } from "../logging.ts";
import { within } from "../within.ts";
import type { Rooms } from "./rooms.ts";

/** So many rooms are opened at once for their jobs, so that a start is not a storm of scripts. */
const AT_ONCE = 2;
/** A room whose script has not run for so long (ms) is not waited for; it stays open, and its people read what became of its jobs. */
const PATIENCE = 60_000;
/** Keys of jobs are the authors'; a room has at most so many, and what a record names beyond it is not read. */
const MOST = 50;

export interface LeftJobsPorts {
  readonly journal: Pick<LogJournal, "record">;
  readonly rooms: () => Pick<Rooms, "withRoom">;
  readonly isThere: (app: AppId) => boolean;
  readonly stopping: () => boolean;
  readonly say: Log;
}

/**
 * Jobs that a server leaves in the middle when it ends. While some go on, their room stands in the store, so that the next server
 * opens it by itself: its script then says of each whether it begins again or is lost, though nobody comes.
 */
export class LeftJobs {
  readonly #ports: LeftJobsPorts;

  constructor(ports: LeftJobsPorts) {
    this.#ports = ports;
  }

  /** These jobs go on in a room, of those that a process which ends now leaves behind. */
  note(app: AppId, room: RoomId, keys: readonly string[]): void {
    this.#ports.journal.record({ app, room, kind: "jobs", id: "jobs", data: keys.length === 0 ? null : JSON.stringify(keys) });
  }

  /** Opens the rooms that the last server left with jobs, a few at a time, and says what became of those. */
  async goOn(left: readonly Record[]): Promise<void> {
    const waiting = [...left];
    const next = async (): Promise<void> => {
      for (let one = waiting.shift(); one && !this.#ports.stopping(); one = waiting.shift()) await this.#open(one);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async #open({ app, room, data }: Record): Promise<void> {
    const { say, rooms, isThere, stopping } = this.#ports;
    const keys = keysOf(data);
    if (!isThere(app)) return say("warn", "Jobs were left in the middle, and their app is not here any more: they are lost", { app, room, jobs: keys });
    try {
      await rooms().withRoom(app, room, async (handle) => {
        const ran = await within(PATIENCE, handle.idle());
        if (stopping()) return;
        const states = new Map(handle.jobs().map(({ key, state, goesOn }) => [key, state === "running" && !goesOn ? "unmet" : state]));
        const named = (...wanted: readonly string[]): string[] => keys.filter((key) => wanted.includes(states.get(key) ?? "lost"));
        const unmet = named("unmet");
        // A part of the script that nobody looks at does not run: then its jobs are met when somebody comes.
        say(named("lost").length + unmet.length > 0 || !ran ? "warn" : "info", "Jobs were left in the middle when the server ended last", {
          app, room, begunAgain: named("running", "done", "failed", "cancelled"), lost: named("lost"), ...(unmet.length > 0 && { waitingForTheirPage: unmet }),
        });
      });
    } catch (error) {
      if (!stopping()) say("error", "Jobs were left in the middle, and their room could not be opened; they are told when somebody opens it", { app, room, jobs: keys, error });
    }
  }
}

function keysOf(data: string | null): string[] {
  try {
    const keys: unknown = JSON.parse(data ?? "[]");
    return Array.isArray(keys) ? keys.filter((key) => typeof key === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}
