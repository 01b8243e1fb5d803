import type { AppId, RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import { startInProcess } from "../host/in-process.ts";
import type { FromHost } from "../host/messages.ts";
import type { Uploads } from "../runner/uploads.ts";
import type { Clock, HostLink, Hosts } from "../room/ports.ts";

/** Gives rooms hosts that run the app in this process, and can be made to die. */
export class InProcessHosts implements Hosts {
  readonly #app: App;
  readonly #clock: Clock;
  readonly #uploads: Uploads | undefined;
  readonly #gone = new Set<(reason: string) => void>();

  constructor(app: App, clock: Clock, uploads?: Uploads) {
    this.#app = app;
    this.#clock = clock;
    this.#uploads = uploads;
  }

  async link(_app: AppId, _room: RoomId): Promise<HostLink> {
    let listener: (message: FromHost) => void = () => undefined;
    let onGone: (reason: string) => void = () => undefined;
    let open = true;
    // Messages cross a process border in reality: never within the call that sent them.
    const host = startInProcess(this.#app, this.#clock, (message) => {
      const copy = structuredClone(message);
      queueMicrotask(() => open && listener(copy));
    }, undefined, this.#uploads);
    const end = (): void => {
      open = false;
      this.#gone.delete(die);
      host.close();
    };
    const die = (reason: string): void => {
      end();
      onGone(reason);
    };
    this.#gone.add(die);
    return {
      send: (message) => {
        const copy = structuredClone(message);
        queueMicrotask(() => open && host.send(copy));
      },
      onMessage: (fn) => (listener = fn),
      onGone: (fn) => (onGone = fn),
      close: end,
    };
  }

  /** Ends the app's process as a crash would. */
  kill(reason: string): void {
    for (const die of this.#gone) die(reason);
  }
}
