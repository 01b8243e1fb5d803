import type { AppId, PersonId, RoomId, Toast } from "@tutti/protocol";
import type { CellWrite, FromHost, Said, ToHost } from "../host/messages.ts";
import { HostSession } from "./host-session.ts";
import type { RoomPorts } from "./ports.ts";
import { decide, isQuiet, NEW_SCHEDULE, type Effect, type Input, type Schedule } from "./schedule.ts";

/** How many numbers of aborted and previewing runs are remembered: what they still send is dropped. */
const REMEMBERED = 64;

export interface RunsListener {
  /** What a new script's process begins with. */
  begin(): Omit<Extract<ToHost, { type: "open" }>, "type" | "room" | "secret">;
  /** @throws where the operations do not fit. */
  ops(ops: Said<"ops">): void;
  blob(blob: Said<"blob">): void;
  answer(answer: Said<"answer">): void;
  toast(toast: Toast, to: PersonId | undefined): void;
  broadcast(broadcast: Said<"broadcast">): void;
  request(request: Said<"request">): void;
  go(go: Said<"go">): void;
  download(to: PersonId, blob: string, fileName: string): void;
  /** These jobs go on. */
  working(jobs: readonly string[]): void;
  seeds(seeds: readonly CellWrite[]): void;
  writes(run: number, writes: readonly CellWrite[]): void;
  /** A run ended by itself; `carried` where it carried an event. */
  done(done: Said<"done">, carried: boolean): void;
  /** The process went; `carried` where it had an event. */
  gone(reason: string, carried: boolean): void;
  /** A run began, or nothing runs any more. */
  running(since: number | undefined): void;
  /** Something changed that those who wait for quiet want to know. */
  moved(): void;
}

/** Runs of one room: does what {@link decide} says, and hears what the script's process answers. */
export class RoomRuns {
  readonly #room: RoomId;
  readonly #ports: RoomPorts;
  readonly #listener: RunsListener;
  readonly #session: HostSession;
  readonly #secret = globalThis.crypto.randomUUID();
  readonly #mute: number[] = [];
  #state: Schedule = NEW_SCHEDULE;
  #alarm: (() => void) | undefined;
  #drawn = false;
  #closed = false;

  constructor(app: AppId, room: RoomId, ports: RoomPorts, listener: RunsListener) {
    this.#room = room;
    this.#ports = ports;
    this.#listener = listener;
    this.#session = new HostSession(app, room, ports.hosts, ports.clock, {
      up: () => this.#up(),
      message: (message) => this.#hear(message),
      gone: (reason) => this.#gone(reason),
    });
  }

  /** Whether the present process has drawn the page once. */
  get drawn(): boolean {
    return this.#drawn;
  }

  get quiet(): boolean {
    return this.#drawn && isQuiet(this.#state);
  }

  start(): void {
    void this.#session.start();
  }

  take(input: Input): void {
    if (this.#closed) return;
    const was = this.#state.running;
    const { state, effects } = decide(this.#state, input, this.#ports.clock.now());
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (was !== state.running && state.host === "up") this.#listener.running(state.running?.since);
    this.#listener.moved();
  }

  send: HostSession["send"] = (message) => this.#session.send(message);

  close(): void {
    this.#closed = true;
    this.#alarm?.();
    this.#session.send({ type: "close", room: this.#room });
    this.#session.close();
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case "abort":
        this.#forget(effect.run);
        this.#session.send({ type: "abort", room: this.#room, run: effect.run });
        return;
      case "run": {
        const { type, run, mode, all, changes, event, preview } = effect;
        if (mode !== "commit") this.#forget(run);
        this.#session.send({ type, room: this.#room, run, mode, all, changes, ...(event ? { event } : {}), ...(preview ? { preview } : {}) });
        return;
      }
      case "alarm":
        this.#alarm ??= this.#ports.clock.after(effect.ms, () => {
          this.#alarm = undefined;
          this.take({ type: "alarm" });
        });
    }
  }

  #up(): void {
    this.#drawn = false;
    this.#session.send({ type: "open", room: this.#room, secret: this.#secret, ...this.#listener.begin() });
    this.take({ type: "hostUp" });
  }

  #gone(reason: string): void {
    const carried = this.#state.running?.event !== undefined;
    this.#drawn = false;
    this.#ports.log("warn", "The script's process is gone; another is asked for", { reason });
    this.take({ type: "hostGone" });
    this.#listener.gone(reason, carried);
  }

  #hear(message: FromHost): void {
    switch (message.type) {
      case "ops":
        // Differences to what the process sent before, of whichever run: all are applied, in order. What a superseded run drew
        // is taken back by the next one.
        return this.#listener.ops(message);
      case "blob":
        return this.#listener.blob(message);
      case "answer":
        return this.#listener.answer(message);
      case "toast":
        return this.#mute.includes(message.run) ? undefined : this.#listener.toast(message.toast, message.to);
      case "broadcast":
        return this.#mute.includes(message.run) ? undefined : this.#listener.broadcast(message);
      case "request":
        return this.#mute.includes(message.run) ? undefined : this.#listener.request(message);
      case "go":
        return this.#mute.includes(message.run) ? undefined : this.#listener.go(message);
      case "download":
        return this.#mute.includes(message.run) ? undefined : this.#listener.download(message.to, message.name, message.fileName);
      case "wake":
        return this.take({ type: "asked", all: false });
      case "writes":
        return this.#mute.includes(message.run) ? undefined : this.#listener.writes(message.run, message.writes);
      case "working":
        return this.#listener.working(message.jobs);
      case "seeds":
        return this.#listener.seeds(message.seeds);
      case "done":
        return this.#done(message);
      case "fault":
        return this.#ports.log("error", message.message, { stack: message.stack });
      case "log":
        return this.#ports.log(message.level, message.text);
      case "ready":
      case "broken":
      case "pong":
        return undefined;
    }
  }

  #done(message: Said<"done">): void {
    const { running } = this.#state;
    if (running?.run !== message.run) return;
    this.#drawn = true;
    const muted = running.mode !== "commit";
    this.#listener.done(muted ? { ...message, writes: [] } : message, running.event !== undefined);
    this.take({ type: "done", run: message.run });
  }

  #forget(run: number): void {
    this.#mute.push(run);
    if (this.#mute.length > REMEMBERED) this.#mute.shift();
  }
}
