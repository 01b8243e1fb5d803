import type { RoomId } from "@tutti/protocol";
import type { FromHost, ToHost } from "tutti/host";
import type { HostLink } from "tutti/room";

/** One room's side of a script's process. What comes before somebody listens is kept for them. */
export class RoomLink implements HostLink {
  readonly room: RoomId;
  readonly #send: (message: ToHost) => void;
  readonly #leave: (link: RoomLink) => void;
  #early: FromHost[] = [];
  #listener: ((message: FromHost) => void) | undefined;
  #onGone: ((reason: string) => void) | undefined;
  #gone: string | undefined;
  #closed = false;

  constructor(room: RoomId, send: (message: ToHost) => void, leave: (link: RoomLink) => void) {
    this.room = room;
    this.#send = send;
    this.#leave = leave;
  }

  send(message: ToHost): void {
    if (!this.#closed && this.#gone === undefined) this.#send(message);
  }

  onMessage(listener: (message: FromHost) => void): void {
    this.#listener = listener;
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.receive(message);
  }

  onGone(listener: (reason: string) => void): void {
    this.#onGone = listener;
    if (this.#gone !== undefined && !this.#closed) listener(this.#gone);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#leave(this);
  }

  /** The process has said something. */
  receive(message: FromHost): void {
    if (this.#closed || this.#gone !== undefined) return;
    if (this.#listener) this.#listener(message);
    else this.#early.push(message);
  }

  /** The process is gone, or is no longer this room's. */
  lose(reason: string): void {
    if (this.#closed || this.#gone !== undefined) return;
    this.#gone = reason;
    this.#onGone?.(reason);
  }
}
