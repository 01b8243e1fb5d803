import { fork, type ChildProcess } from "node:child_process";
import { existsSync, writeFile } from "node:fs";
import { getPriority, setPriority } from "node:os";
import { join } from "node:path";
import type { RoomId } from "@tutti/protocol";
import { HOST_ENTRY, type CallOutcome, type FromHost, type ToCaches, type ToHost, type ToPrograms } from "tutti/host";
import type { KnownApp } from "../apps.ts";
import { compileCacheFolder } from "./compile-cache.ts";
import { eachLine } from "./lines.ts";
import { RoomLink } from "./link.ts";
import { coreTime, residentBytes, type CoreTime } from "./measures.ts";

/** What a process has told of its app. */
export type Told = { readonly state: "starting" } | { readonly state: "ready" } | { readonly state: "broken"; readonly message: string };

export interface HostEvents {
  /** A room's run was handed to it. */
  began(host: HostProcess): void;
  message(host: HostProcess, message: FromHost): void;
  line(host: HostProcess, text: string, isError: boolean): void;
  exit(host: HostProcess, reason: string): void;
}

/** A run that a room has begun and that has not ended. */
interface Running {
  readonly room: RoomId;
  readonly run: number;
  readonly carriesEvent: boolean;
  readonly since: number;
}

const MiB = 1024 * 1024;
/** Scripts stand behind the server and its log from the start: when one spins, the others' edits are carried first. */
const PRIORITY = Math.min(19, getPriority() + 5);
const BUSY_PRIORITY = 19;
/** Behind the others a process that got less than this share of a core, in so long (ms), would never come to an end. */
const STARVED = 0.05;
const STARVED_AFTER = 1_500;
const compiled = compileCacheFolder();
const COMPILED = compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled };

/** The list of an app's bundled components, where it has some. */
function componentsOf({ components }: KnownApp): string[] {
  const list = components === undefined ? undefined : join(components, "components.json");
  return list !== undefined && existsSync(list) ? [list] : [];
}

/** One child process that runs one app's script for some rooms. */
export class HostProcess {
  readonly app: KnownApp;
  readonly startedAt: number;
  /** Serves one room alone, whose script has ended a process before. */
  readonly solo: RoomId | undefined;
  /** Runs handlers from outside of runs, and serves no room. */
  readonly programs: boolean;
  told: Told = { state: "starting" };
  /** No room is linked any more, and it is ended as soon as it is empty. */
  retired = false;
  emptySince: number;
  rss = 0;
  readonly #child: ChildProcess;
  readonly #events: HostEvents;
  readonly #now: () => number;
  readonly #links = new Map<RoomId, RoomLink>();
  readonly #running = new Map<RoomId, Running>();
  readonly #calls = new Map<number, (outcome: CallOutcome) => void>();
  #called = 0;
  #reason: string | undefined;
  #pinged = 0;
  #silentSince: number | undefined;
  /** What it had had of the machine when its silence began. */
  #before: CoreTime | undefined;
  #busy = false;
  #rescued = false;
  #exited = Promise.withResolvers<void>();

  constructor(app: KnownApp, options: { readonly memory: number; readonly files: string; readonly caches: string; readonly connections: string | undefined; readonly settings: string | undefined; readonly solo: RoomId | undefined; readonly programs: boolean; readonly dev: boolean; readonly now: () => number; readonly events: HostEvents }) {
    this.app = app;
    this.solo = options.solo;
    this.programs = options.programs;
    this.#now = options.now;
    this.#events = options.events;
    this.startedAt = options.now();
    this.emptySince = this.startedAt;
    this.#child = fork(HOST_ENTRY, [app.file, ...componentsOf(app)], {
      serialization: "advanced",
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      // Pages are shown an author's frames where somebody asked for it, and not wherever nobody said "production".
      env: { ...process.env, NODE_ENV: options.dev || process.env["NODE_ENV"] === "development" ? "development" : "production", ...COMPILED, TUTTI_FILES: options.files, TUTTI_CACHE: options.caches, ...(options.connections !== undefined && { TUTTI_CONNECTIONS: options.connections }), ...(options.settings !== undefined && { TUTTI_SETTINGS: options.settings }) },
      // One process, one core: V8's helpers would collect a hog's garbage on all the others, at three times the script's own CPU.
      // And V8 gives up a little before the limit that is ours, so that an ordinary leak ends with V8's own words.
      execArgv: [
        // Where a machine has memory protection keys, V8 now and then takes a process along when a thread of it ends (nodejs/node#64500).
        "--no-memory-protection-keys", "--single-threaded-gc", "--enable-source-maps", "--disable-warning=ExperimentalWarning", `--max-old-space-size=${Math.max(32, Math.floor((options.memory * 0.9) / MiB))}`,
      ],
    });
    this.#child.on("message", (message) => this.#listen(message));
    this.#child.on("error", (error) => this.#ended(`The script's process could not be started: ${error.message}`));
    this.#child.on("exit", (code, signal) => this.#ended(this.#reason ?? why(code, signal)));
    if (this.#child.stdout) eachLine(this.#child.stdout, (text) => options.events.line(this, text, false));
    if (this.#child.stderr) eachLine(this.#child.stderr, (text) => options.events.line(this, text, true));
    this.#setPriority(PRIORITY);
    // Where memory runs out, the kernel shall take this process and not the server.
    if (this.#child.pid) writeFile(`/proc/${this.#child.pid}/oom_score_adj`, "500", () => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get rooms(): number {
    return this.#links.size;
  }

  /** How many handlers run in it. */
  get calls(): number {
    return this.#calls.size;
  }

  /** Has a handler run. `giveUp` ends the waiting for it. */
  call(call: Omit<ToPrograms, "type" | "call">): { readonly outcome: Promise<CallOutcome>; giveUp(reason: string): void } {
    const n = (this.#called += 1);
    const { promise, resolve } = Promise.withResolvers<CallOutcome>();
    this.#calls.set(n, resolve);
    this.#say({ type: "call", call: n, ...call });
    return { outcome: promise, giveUp: (message) => this.#answered(n, { kind: "failed", message, stack: undefined }) };
  }

  /** Whether it stands behind the others. */
  get busy(): boolean {
    return this.#busy;
  }

  /** Whether it comes to nothing behind the others, because the rest of the machine is full; told once. */
  starves(): boolean {
    if (!this.#busy || this.#rescued || this.silence < STARVED_AFTER || this.burnt > this.silence * STARVED) return false;
    this.#rescued = true;
    return true;
  }

  /** Whether a room waits for the end of a run. */
  get runs(): boolean {
    return this.#running.size > 0;
  }

  get exited(): Promise<void> {
    return this.#exited.promise;
  }

  /** For how long it has not answered, in ms. */
  get silence(): number {
    return this.#silentSince === undefined ? 0 : this.#now() - this.#silentSince;
  }

  link(room: RoomId): RoomLink {
    const link = new RoomLink(room, (message) => this.#say(message), (closed) => this.#unlink(closed));
    this.#links.get(room)?.lose("Another link to this room was opened");
    this.#links.set(room, link);
    return link;
  }

  /** Asks whether it lives, and measures it where it cannot tell. */
  beat(): void {
    // One question that stands open is enough: it would find them all, should it ever come back.
    if (this.#silentSince !== undefined) {
      this.rss = residentBytes(this.pid) ?? this.rss;
      return;
    }
    this.#silentSince = this.#now();
    this.#before = coreTime(this.pid);
    this.#pinged += 1;
    this.#say({ type: "ping", n: this.#pinged });
  }

  /**
   * How long (ms) it was on a core since the question that it has not answered. One that waits for a core itself, because the
   * machine is full, is silent too, and takes nothing from anybody. All of its silence where the system does not tell.
   */
  get burnt(): number {
    const now = coreTime(this.pid);
    return this.#before === undefined || now === undefined ? this.silence : now.ran - this.#before.ran;
  }

  /** How long (ms) of its silence it waited for a core itself, as far as the system tells. */
  get waited(): number {
    const now = coreTime(this.pid);
    return this.#before === undefined || now === undefined ? 0 : now.waited - this.#before.waited;
  }

  /** So much (ms) until now does not count as its silence. What was counted before does: a server that is often late still finds it. */
  forgive(ms: number): void {
    if (this.#silentSince !== undefined) this.#silentSince = Math.min(this.#now(), this.#silentSince + ms);
  }

  /**
   * Steps back behind everybody else while it does not answer: a loop shall not slow the server.
   *
   * @returns whether that is new.
   */
  setBusy(busy: boolean): boolean {
    if (busy === this.#busy) return false;
    this.#busy = busy;
    this.#rescued = false;
    this.#setPriority(busy ? BUSY_PRIORITY : PRIORITY);
    return true;
  }

  /** The room whose run is most likely what keeps it: the last that began. */
  suspect(): RoomId | undefined {
    return [...this.#running.values()].toSorted((a, b) => b.since - a.since)[0]?.room;
  }

  /** Takes rooms away that have nothing to do with its silence; those with an event under way stay, since that cannot be told twice. */
  releaseOthers(reason: string): void {
    const suspect = this.suspect();
    for (const [room, link] of this.#links) {
      if (room === suspect || this.#running.get(room)?.carriesEvent) continue;
      this.#say({ type: "close", room });
      this.#drop(room);
      link.lose(reason);
    }
  }

  /** Ends it at once, native code and all. */
  kill(reason: string): void {
    this.#reason ??= reason;
    this.#child.kill("SIGKILL");
  }

  /** Says something to its caches. */
  tell(message: ToCaches): void {
    this.#say(message);
  }

  #setPriority(priority: number): void {
    if (this.pid === 0) return;
    try {
      setPriority(this.pid, priority);
    } catch {
      // It has ended; or an ordinary user may not raise a priority again, and it stays behind until it is idle and ends.
    }
  }

  /** The process runs an author's code, which may send anything: this server outlives it. */
  #listen(message: unknown): void {
    try {
      this.#hear(message as FromHost);
    } catch (error) {
      this.kill(`What it sent could not be read (${error instanceof Error ? error.message : String(error)})`);
    }
  }

  #hear(message: FromHost): void {
    this.#silentSince = undefined;
    switch (message.type) {
      case "pong":
        this.rss = message.rss;
        return;
      case "ready":
        this.told = { state: "ready" };
        break;
      case "broken":
        this.told = { state: "broken", message: message.message };
        break;
      case "called":
        this.#answered(message.call, message.outcome);
        break;
      case "done":
        if (this.#running.get(message.room)?.run === message.run) this.#running.delete(message.room);
        break;
      default:
    }
    this.#events.message(this, message);
    if ("room" in message) this.#links.get(message.room)?.receive(message);
    else if (message.type === "ready" || message.type === "broken") for (const link of this.#links.values()) link.receive(message);
  }

  #say(message: ToHost): void {
    if (!this.#child.connected) return;
    if (message.type === "run") {
      const { room, run, event } = message;
      this.#running.set(room, { room, run, carriesEvent: event !== undefined, since: this.#now() });
      this.#events.began(this);
    }
    // The callback takes the error of a channel that closes meanwhile; its exit tells the rest.
    this.#child.send(message, () => undefined);
  }

  #answered(call: number, outcome: CallOutcome): void {
    this.#calls.get(call)?.(outcome);
    this.#calls.delete(call);
    if (this.#calls.size === 0) this.emptySince = this.#now();
  }

  #unlink(link: RoomLink): void {
    if (this.#links.get(link.room) !== link) return;
    this.#say({ type: "close", room: link.room });
    this.#drop(link.room);
  }

  #drop(room: RoomId): void {
    this.#links.delete(room);
    this.#running.delete(room);
    if (this.#links.size === 0) this.emptySince = this.#now();
  }

  #ended(reason: string): void {
    this.#exited.resolve();
    this.#events.exit(this, reason);
    for (const call of this.#calls.keys()) this.#answered(call, { kind: "failed", message: reason, stack: undefined });
    const links = [...this.#links.values()];
    this.#links.clear();
    for (const link of links) link.lose(reason);
  }
}

function why(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === "SIGABRT" || code === 134) return "The script used more memory than it may have, and was ended";
  if (signal) return `The script's process was ended (${signal})`;
  return `The script ended its own process (exit code ${code ?? "unknown"})`;
}
