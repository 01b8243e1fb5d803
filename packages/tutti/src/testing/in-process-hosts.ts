import { AsyncResource } from "node:async_hooks";
import type { AppId, RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import { startInProcess } from "../host/in-process.ts";
import type { FromHost } from "../host/messages.ts";
import type { Uploads } from "../runner/uploads.ts";
import type { Clock, HostLink, Hosts } from "../room/ports.ts";
import { settingsHere, type SettingsHere } from "../host/settings-here.ts";

/** Gives rooms hosts that run the app in this process, and can be made to die. */
export class InProcessHosts implements Hosts {
  readonly #app: App;
  readonly #clock: Clock;
  readonly #uploads: Uploads | undefined;
  readonly #settings: SettingsHere;
  readonly #gone = new Set<(reason: string) => void>();

  /** @param settings what the app finds in `config` and `secrets`; what its process has where absent. */
  constructor(app: App, clock: Clock, uploads?: Uploads, settings: SettingsHere = {}) {
    this.#app = app;
    // What waits for the clock goes on in the settings that it began in, whoever turns the clock.
    this.#clock = { now: () => clock.now(), after: (ms, fn) => clock.after(ms, AsyncResource.bind(fn)) };
    this.#settings = settings;
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
        queueMicrotask(() => open && settingsHere.run(this.#settings, () => host.send(copy)));
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
