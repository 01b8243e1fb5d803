import { startInProcess } from "../../packages/tutti/src/host/in-process.ts";
import type { App } from "tutti";
import type { Clock, HostLink } from "tutti/room";
import type { Uploads } from "../../packages/tutti/src/runner/uploads.ts";
import type { Pending } from "./pending.ts";

/** The script's process: what is said to it and by it is under way until it is moved, and it may hang or die at any step. */
export class SimHost implements HostLink {
  readonly channel: string;
  alive = true;
  hangs = false;
  readonly #pending: Pending;
  readonly #host: ReturnType<typeof startInProcess>;
  #listener: Parameters<HostLink["onMessage"]>[0] = () => undefined;
  #gone: Parameters<HostLink["onGone"]>[0] = () => undefined;

  constructor(name: string, app: App, clock: Clock, pending: Pending, uploads: Uploads) {
    this.channel = `host ${name}`;
    this.#pending = pending;
    this.#host = startInProcess(app, clock, (message) => {
      const copy = structuredClone(message);
      this.#pending.put(`${this.channel} says`, () => this.alive && this.#listener(copy));
    }, process.cwd(), uploads);
  }

  send(message: Parameters<HostLink["send"]>[0]): void {
    const copy = structuredClone(message);
    if (this.alive) this.#pending.put(`${this.channel} hears`, () => this.alive && this.#host.send(copy));
  }

  onMessage(listener: Parameters<HostLink["onMessage"]>[0]): void {
    this.#listener = listener;
  }

  onGone(listener: Parameters<HostLink["onGone"]>[0]): void {
    this.#gone = listener;
  }

  close(): void {
    if (!this.alive) return;
    this.alive = false;
    this.#pending.lose(this.channel);
    this.#host.close();
  }

  /** Ends it as a crash or a limit does; the room hears of it. */
  die(reason: string): void {
    if (!this.alive) return;
    this.close();
    this.#gone(reason);
  }
}
