import type { AppId, RoomId } from "@tutti/protocol";
import type { FromHost, ToHost } from "../host/messages.ts";
import type { Clock, HostLink, Hosts } from "./ports.ts";

/** A host that lived at least so long (ms) was no failed start: the next one is asked for at once. */
const LIVED = 10_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

export interface HostListener {
  up(): void;
  message(message: FromHost): void;
  gone(reason: string): void;
}

/** The room's link to the process that runs its script: made anew whenever it is lost, more slowly where that does not help. */
export class HostSession {
  readonly #app: AppId;
  readonly #room: RoomId;
  readonly #hosts: Hosts;
  readonly #clock: Clock;
  readonly #listener: HostListener;
  #link: HostLink | undefined;
  #failures = 0;
  #closed = false;

  constructor(app: AppId, room: RoomId, hosts: Hosts, clock: Clock, listener: HostListener) {
    this.#app = app;
    this.#room = room;
    this.#hosts = hosts;
    this.#clock = clock;
    this.#listener = listener;
  }

  get up(): boolean {
    return this.#link !== undefined;
  }

  async start(): Promise<void> {
    try {
      const link = await this.#hosts.link(this.#app, this.#room);
      if (this.#closed) link.close();
      else this.#use(link);
    } catch (error) {
      if (!this.#closed) this.#again(error instanceof Error ? error.message : String(error), 0);
    }
  }

  /** @returns false where there is no host now to hear it. */
  send(message: ToHost): boolean {
    this.#link?.send(message);
    return this.#link !== undefined;
  }

  /** Lets go of a host that said something impossible, and asks for another. */
  #abandon(reason: string): void {
    const link = this.#link;
    if (!link) return;
    this.#link = undefined;
    link.close();
    this.#again(reason, 0);
  }

  close(): void {
    this.#closed = true;
    this.#link?.close();
    this.#link = undefined;
  }

  #use(link: HostLink): void {
    const since = this.#clock.now();
    this.#link = link;
    // What a link says after another took its place belongs to nobody.
    link.onMessage((message) => {
      if (this.#link !== link) return;
      try {
        this.#listener.message(message);
      } catch (error) {
        // The process runs an author's code, which can say anything: the room, and the server around it, outlive it.
        this.#abandon(`What it said could not be followed (${error instanceof Error ? error.message : String(error)})`);
      }
    });
    link.onGone((reason) => {
      if (this.#link !== link) return;
      this.#link = undefined;
      this.#again(reason, this.#clock.now() - since);
    });
    this.#listener.up();
  }

  #again(reason: string, lived: number): void {
    this.#failures = lived >= LIVED ? 0 : this.#failures + 1;
    this.#listener.gone(reason);
    const pause = this.#failures <= 1 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (this.#failures - 2));
    this.#clock.after(pause, () => {
      if (!this.#closed) void this.start();
    });
  }
}
