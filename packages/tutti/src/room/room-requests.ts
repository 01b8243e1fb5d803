import type { HistoryRow, JsonValue, Person, PersonId } from "@tutti/protocol";
import type { RoomReply, RoomRequest } from "../host/messages.ts";
import type { RoomPorts } from "./ports.ts";

/** A room deals with so many requests of its script at a time. */
const MAX_AT_ONCE = 20;
/** An answer holds so many characters of values; the oldest changes are left out. */
const MAX_CHARS = 4_000_000;

export interface RequestsPorts extends Pick<RoomPorts, "changes" | "fork"> {
  /** What was typed and told to nobody yet belongs to the history too. */
  settle(): void;
  /** Somebody who is or was here. */
  known(person: PersonId): Person | undefined;
  reply(ask: number, reply: RoomReply): void;
}

/** What a script asks of the world around its room, which answers in its own time. */
export class RoomRequests {
  readonly #ports: RequestsPorts;
  #process = 0;
  #waiting = 0;

  constructor(ports: RequestsPorts) {
    this.#ports = ports;
  }

  receive(ask: number, request: RoomRequest): void {
    if (this.#waiting >= MAX_AT_ONCE) return this.#ports.reply(ask, { problem: `This room is asked more than ${MAX_AT_ONCE} things at once` });
    const process = this.#process;
    this.#waiting += 1;
    // Whoever asked may have gone meanwhile, and another process counts from one again.
    const reply = (said: RoomReply): void => {
      if (process === this.#process) this.#ports.reply(ask, said);
    };
    this.#deal(request)
      .then((value) => reply({ value }), (error: unknown) => reply({ problem: error instanceof Error ? error.message : String(error) }))
      .finally(() => (this.#waiting -= 1));
  }

  /** The process that asked is gone. */
  gone(): void {
    this.#process += 1;
  }

  async #deal(request: RoomRequest): Promise<JsonValue> {
    const { changes, fork, settle } = this.#ports;
    settle();
    if (request.kind === "history") return this.#told((await changes?.(request.limit)) ?? []);
    if (!fork) throw new Error("This room cannot be branched");
    return fork(request.by, request.name);
  }

  #told(rows: readonly HistoryRow[]): JsonValue {
    let left = MAX_CHARS;
    const told: JsonValue[] = [];
    for (const { by, operation: _, ...row } of rows) {
      const one = { ...row, ...(by !== undefined && { by: { id: by, name: this.#ports.known(by)?.name ?? "" } }) };
      left -= JSON.stringify(one).length;
      if (left < 0) break;
      told.push(one);
    }
    return told;
  }
}
