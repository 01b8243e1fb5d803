import type { AppId, Branch, RoomId } from "@tutti/protocol";
import type { Clock } from "tutti/room";
import type { Log } from "../logging.ts";
import type { BranchIndex } from "./branch-index.ts";
import type { Branches } from "./branches.ts";

interface ExplorationsPorts {
  readonly index: Pick<BranchIndex, "all" | "of" | "list">;
  readonly branches: Pick<Branches, "visited" | "close" | "remove">;
  isOpen(app: AppId, room: RoomId): boolean;
  readonly clock: Clock;
  /** After so many days without anybody it goes. */
  readonly days: number;
  readonly say: Log;
}

const DAY = 24 * 60 * 60_000;
/** A visit is noted, and what nobody visits is looked for, so often within that time: twice a day at least, and not without a pause (ms). */
const PARTS = 60;
const LEAST = 100;

/** Lets go of what people explored on their own and have not come back to: nobody else knows that it is there, and nobody would. */
export class Explorations {
  readonly #ports: ExplorationsPorts;
  readonly #life: number;
  readonly #every: number;
  #cancel: () => void;
  #stopped = false;

  constructor(ports: ExplorationsPorts) {
    this.#ports = ports;
    this.#life = ports.days * DAY;
    this.#every = Math.min(DAY / 2, Math.max(LEAST, this.#life / PARTS));
    this.#cancel = ports.clock.after(this.#every, () => this.#look());
  }

  /** Somebody has come into a room. */
  visited(app: AppId, room: RoomId): void {
    const { index, branches, clock } = this.#ports;
    const branch = index.of(app, room);
    if (branch?.explores === true && branch.closed === undefined && clock.now() - lastOf(branch) >= this.#every) branches.visited(app, branch);
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  #look(): void {
    void this.#sweep().finally(() => {
      if (!this.#stopped) this.#cancel = this.#ports.clock.after(this.#every, () => this.#look());
    });
  }

  async #sweep(): Promise<void> {
    const { index, branches, isOpen, clock, say } = this.#ports;
    for (const { app, branch } of index.all()) {
      if (this.#stopped) return;
      if (branch.explores !== true || branch.offered !== undefined) continue;
      if (isOpen(app, branch.room)) {
        // Whoever stays for weeks is there all the time.
        this.visited(app, branch.room);
        continue;
      }
      if (clock.now() - lastOf(branch) < this.#life || index.list(app, branch.room).length > 0) continue;
      try {
        await branches.close(app, branch);
        await branches.remove(app, index.of(app, branch.room) ?? branch);
        say("info", "Nobody has been in an exploration for long, and it is gone", { app, room: branch.room });
      } catch (error) {
        say("warn", "An exploration could not be let go of, and is looked at again later", { app, room: branch.room, error });
      }
    }
  }
}

const lastOf = ({ at, seen = 0, closed = 0 }: Branch): number => Math.max(at, seen, closed);
