import type { RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import type { RunnerPorts } from "../runner/ports.ts";
import { RoomRunner } from "../runner/room-runner.ts";
import type { ToRooms } from "./messages.ts";

/** The rooms of one host: each has a runner of its own. */
export class HostedRooms {
  readonly #app: App;
  readonly #ports: RunnerPorts;
  readonly #runners = new Map<RoomId, RoomRunner>();

  constructor(app: App, ports: RunnerPorts) {
    this.#app = app;
    this.#ports = ports;
  }

  receive(message: ToRooms): void {
    if (message.type === "ping") return this.#ports.emit({ type: "pong", n: message.n, rss: process.memoryUsage.rss() });
    const runner = this.#runners.get(message.room) ?? new RoomRunner(this.#app, message.room, this.#ports);
    if (message.type === "close") this.#runners.delete(message.room);
    else this.#runners.set(message.room, runner);
    runner.receive(message);
  }

  close(): void {
    for (const [room, runner] of this.#runners) runner.receive({ type: "close", room });
    this.#runners.clear();
  }
}
