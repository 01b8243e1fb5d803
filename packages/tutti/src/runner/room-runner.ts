import type { RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import type { ToHost } from "../host/messages.ts";
import type { RunnerPorts } from "./ports.ts";

/** What a room's runner is told. */
export type ToRunner = Extract<ToHost, { readonly room: RoomId }>;

/**
 * Runs an app's script for one room: takes what the room says, and emits views, writes and outcomes. One of these for each
 * room in a host.
 */
export class RoomRunner {
  readonly #app: App;
  readonly #room: RoomId;
  readonly #ports: RunnerPorts;

  constructor(app: App, room: RoomId, ports: RunnerPorts) {
    this.#app = app;
    this.#room = room;
    this.#ports = ports;
  }

  receive(message: ToRunner): void {
    throw new Error(`${this.#app.title}/${this.#room}: ${message.type} at ${this.#ports.now()} is not handled yet`);
  }
}
