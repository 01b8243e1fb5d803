import type { AppId, RoomId } from "@tutti/protocol";
import type { CallOutcome, FromHost, ToPrograms } from "tutti/host";
import type { Clock, HostLink, Hosts } from "tutti/room";
import type { AppFacts, Apps, KnownApp } from "../apps.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../logging.ts";
import { CacheDesk, type ProcessCaches } from "./cache-desk.ts";
import { HostProcess } from "./host-process.ts";
import { Offences } from "./offences.ts";
import { KeeperShell } from "./keeper-shell.ts";
import { SharedCaches } from "./shared-caches.ts";

export interface SupervisorPorts {
  readonly apps: Apps;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly say: Log;
  /** Whether authors' stacks are shown. */
  readonly dev: boolean;
  /** The folder of the files that people uploaded to an app. */
  filesOf(app: AppId): string;
  /** The folder of what its cached functions have computed. */
  cachesOf(app: AppId): string;
  /** The databases that scripts may connect to, as JSON. */
  readonly connections: string | undefined;
  /** The settings of apps' own, as JSON. */
  readonly settings: string | undefined;
  learned(app: AppId, facts: AppFacts): void;
  /** Something in an app failed that no run owns. */
  fault(app: AppId, message: string): void;
}

/** However full the machine is: who is behind one that has not answered for so many times as long as usual goes elsewhere. */
const FULL_MACHINE = 4;
const STOPPED = "The server is stopping";
const MiB = 1024 * 1024;
/** What waits for an app's module to load does not wait for ever. */
const SETTLE = 5_000;

/**
 * The processes that run scripts. It gives each room one, watches that they answer and what they take, and ends those that do
 * not stay within their limits; the rooms beside are moved first.
 */
export class Supervisor implements Hosts {
  readonly #ports: SupervisorPorts;
  readonly #hosts = new Set<HostProcess>();
  readonly #offences: Offences;
  /** While an app's old processes end, its rooms wait: files that they lock are free only then. */
  readonly #reloading = new Map<AppId, Promise<void>>();
  readonly #settled = new Set<() => void>();
  readonly #shell: KeeperShell;
  readonly #caches = new SharedCaches<HostProcess>((app) => [...this.#hosts].filter((host) => host.app.id === app));
  readonly #desk = new CacheDesk((app) => [...this.#hosts].filter((host) => host.app.id === app), (ms, fn) => this.#ports.clock.after(ms, fn));
  #beatAt: number;
  #cancelBeat: () => void;
  /** While a script runs it is looked at more often; nothing is asked of processes that wait. */
  #lookedAt: number | undefined;
  #cancelLook: () => void = () => undefined;
  #stopped = false;

  constructor(ports: SupervisorPorts) {
    this.#ports = ports;
    this.#offences = new Offences(() => ports.clock.now());
    this.#shell = new KeeperShell((error) => ports.say("warn", "Should this server be killed, scripts that hang will outlive it: no shell could be started", { error }));
    this.#beatAt = ports.clock.now();
    this.#cancelBeat = ports.clock.after(ports.limits.heartbeat, () => this.#beat());
  }

  async link(app: AppId, room: RoomId): Promise<HostLink> {
    const known = this.#ports.apps.get(app);
    if (!known) throw new Error(`There is no app "${app}" here`);
    await this.#reloading.get(app);
    const who = keyOf(app, room);
    await this.#pause(Math.max(this.#offences.wait(app), this.#offences.wait(who)));
    await this.#reloading.get(app);
    if (this.#stopped) throw new Error(STOPPED);
    return this.#hostFor(known, room, this.#offences.has(who)).link(room);
  }

  /** Waits until the app's module has been loaded by some process, or has failed to. */
  async settle(app: AppId): Promise<void> {
    const known = this.#ports.apps.get(app);
    if (!known || this.#ports.apps.facts(app)) return;
    const hosts = (): HostProcess[] => [...this.#hosts].filter((host) => host.app.id === app);
    if (hosts().length === 0 && this.#offences.wait(app) === 0) this.#start(known, undefined);
    await this.#until(() => hosts().every((host) => host.told.state !== "starting"));
  }

  /** Starts the app anew in every room. Resolves once its module has been loaded or has failed to. */
  async reload(app: AppId): Promise<void> {
    const known = this.#ports.apps.get(app);
    if (!known) throw new Error(`There is no app "${app}" here`);
    await this.#reloading.get(app);
    const old = [...this.#hosts].filter((host) => host.app.id === app);
    const ended = Promise.all(old.map((host) => host.exited)).then(() => undefined);
    this.#reloading.set(app, ended);
    for (const host of old) {
      host.retired = true;
      host.kill("The app was saved, and starts anew");
    }
    await ended;
    this.#reloading.delete(app);
    this.#offences.forgetAll(app);
    if (this.#stopped) return;
    const fresh = this.#start(known, undefined);
    await this.#until(() => fresh.told.state !== "starting" || !this.#hosts.has(fresh));
  }

  stats(): { readonly app: AppId; readonly pid: number; readonly rooms: number; readonly rss: number; readonly state: string }[] {
    return [...this.#hosts].map((host) => ({
      app: host.app.id, pid: host.pid, rooms: host.rooms, rss: host.rss, state: this.#isSilent(host) ? "silent" : host.told.state,
    }));
  }

  /** How the caches of an app do, in each of its processes. */
  caches(app: AppId): Promise<readonly ProcessCaches[]> {
    return this.#desk.figures(app);
  }

  /** Empties the caches of an app that have this name, or all, in its processes and on disk. */
  clearCaches(app: AppId, cache?: string): void {
    this.#desk.clear(app, cache);
  }

  /** Ends all processes. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelBeat();
    this.#cancelLook();
    for (const host of this.#hosts) host.kill(STOPPED);
    await Promise.all([...this.#hosts].map((host) => host.exited));
    this.#shell.stop();
  }

  #tellShell(): void {
    this.#shell.watch([...this.#hosts].map((host) => host.pid));
  }

  #hostFor(app: KnownApp, room: RoomId, alone: boolean): HostProcess {
    if (alone) return this.#start(app, room);
    for (const host of this.#hosts) {
      const fits = host.app.id === app.id && !host.retired && !host.programs && host.solo === undefined && host.rooms < this.#ports.limits.roomsPerHost;
      if (fits && !this.#isSilent(host)) return host;
    }
    return this.#start(app, undefined);
  }

  /**
   * Has one of an app's handlers run in a process that serves no room: what ends it harms nobody's page. One that does not end in
   * time is given up, and its process ends as soon as the others in it have.
   */
  async call(id: AppId, call: Omit<ToPrograms, "type" | "call">, ms: number): Promise<CallOutcome> {
    const app = this.#ports.apps.get(id);
    if (!app) throw new Error(`There is no app "${id}" here`);
    await this.#reloading.get(id);
    await this.#pause(this.#offences.wait(id));
    if (this.#stopped) throw new Error(STOPPED);
    const host = [...this.#hosts].find((one) => one.app.id === id && one.programs && !one.retired && !this.#isSilent(one)) ?? this.#start(app, undefined, true);
    const { outcome, giveUp } = host.call(call);
    // A module that loads slowly takes nothing of its handler's time.
    await this.#until(() => host.told.state !== "starting" || !this.#hosts.has(host));
    const cancel = this.#ports.clock.after(ms, () => {
      host.retired = true;
      giveUp("It did not end in time, and its process is ended");
    });
    return outcome.finally(cancel);
  }

  #start(app: KnownApp, solo: RoomId | undefined, programs = false): HostProcess {
    const { limits, clock, dev } = this.#ports;
    const host = new HostProcess(app, {
      memory: limits.hostMemory, solo, programs, files: this.#ports.filesOf(app.id), caches: this.#ports.cachesOf(app.id), connections: this.#ports.connections, settings: this.#ports.settings, dev, now: () => clock.now(),
      events: {
        began: () => this.#lookSoon(),
        message: (from, message) => this.#hear(from, message),
        line: (from, text, isError) => this.#ports.say(isError ? "warn" : "info", text, { app: from.app.id, pid: from.pid }),
        exit: (from, reason) => this.#ended(from, reason),
      },
    });
    this.#hosts.add(host);
    this.#tellShell();
    return host;
  }

  #hear(host: HostProcess, message: FromHost): void {
    const { say, dev } = this.#ports;
    const app = host.app.id;
    switch (message.type) {
      case "ready":
        this.#ports.learned(app, { title: message.title, rooms: message.rooms ?? "shared", ...(message.outside && { outside: message.outside }) });
        return this.#settle();
      case "broken":
        say("error", `${app} could not be loaded: ${message.message}`, dev && message.stack ? { stack: message.stack } : {});
        return this.#settle();
      case "fault":
        say("error", `${app} left an error to nobody: ${message.message}`, dev && message.stack ? { stack: message.stack } : {});
        return this.#ports.fault(app, message.message);
      case "log":
        return say(message.level, message.text, { app });
      case "done":
        if (message.outcome.kind === "failed") say("warn", `${app}/${message.room}: ${message.outcome.message}`, { ...(message.outcome.ref !== undefined && { ref: message.outcome.ref }), ...(dev && message.outcome.stack ? { stack: message.outcome.stack } : {}) });
        this.#offences.forget(keyOf(app, message.room));
        return this.#offences.forget(app);
      case "figures":
        return this.#desk.hear(host, message);
      default:
        if (SharedCaches.isOfCaches(message)) this.#caches.hear(host, message);
    }
  }

  #ended(host: HostProcess, reason: string): void {
    this.#hosts.delete(host);
    this.#caches.gone(host);
    this.#desk.gone(host);
    this.#tellShell();
    this.#settle();
    if (this.#stopped || host.retired) return;
    const { app } = host;
    const suspect = host.solo ?? host.suspect();
    this.#offences.add(suspect ? keyOf(app.id, suspect) : app.id);
    this.#ports.say("error", `A process of ${app.id} is gone: ${reason}`, { pid: host.pid, rooms: host.rooms, ...(suspect ? { room: suspect } : {}) });
  }

  #beat(): void {
    const { limits, clock } = this.#ports;
    // Where this process itself was held up, the others' answers lie unread: that is no silence of theirs.
    const passed = clock.now() - this.#beatAt;
    const late = passed > limits.heartbeat + limits.hostSilent / 2;
    this.#beatAt = clock.now();
    for (const host of this.#hosts) {
      if (late) host.forgive(passed);
      this.#watch(host, limits, clock.now());
    }
    this.#cancelBeat = clock.after(limits.heartbeat, () => this.#beat());
  }

  #watch(host: HostProcess, limits: Limits, now: number): void {
    host.beat();
    const silent = this.#isSilent(host);
    this.#place(host);
    if (host.starves()) this.#shell.putBehind(host.pid, false);
    if (silent) host.releaseOthers("The app's process was busy with another room; this one goes on in another");
    if (host.rss > limits.hostMemory) return host.kill(`The script took more than ${Math.round(limits.hostMemory / MiB)} MB of memory, and was ended`);
    if (host.silence > limits.hostTimeLimit) return host.kill(`The script did not answer for ${Math.round(limits.hostTimeLimit / 1_000)} seconds, and was ended`);
    if (host.rooms + host.calls > 0) return;
    if (!host.retired && now - host.emptySince < limits.hostIdle) return;
    host.retired = true;
    host.kill("No room needs it");
  }

  #lookSoon(): void {
    if (this.#lookedAt !== undefined || this.#stopped) return;
    const { clock, limits } = this.#ports;
    this.#lookedAt = clock.now();
    this.#cancelLook = clock.after(limits.runBeat, () => this.#lookAtRuns());
  }

  /** Others' edits shall not wait until a heartbeat finds out that a script spins: a quarter of a second is a dozen of them. */
  #lookAtRuns(): void {
    const { clock, limits } = this.#ports;
    const passed = clock.now() - (this.#lookedAt ?? 0);
    const late = passed > 2 * limits.runBeat;
    this.#lookedAt = undefined;
    for (const host of this.#hosts) {
      // One that stands behind the others gets its place again as soon as it has answered, also where that was the end of its run.
      if (!host.runs && !host.busy) continue;
      if (late) host.forgive(passed);
      host.beat();
      this.#place(host);
    }
    if ([...this.#hosts].some((host) => host.runs || host.busy)) this.#lookSoon();
  }

  /** Behind the others already at the first question left unanswered: to step back harms no script that works in good faith. */
  #place(host: HostProcess): void {
    const { limits } = this.#ports;
    const isSilent = host.told.state !== "starting" && host.silence >= (host.runs ? limits.runBeat : limits.heartbeat);
    const busy = isSilent && (host.busy || host.burnt >= limits.runBeat / 2);
    if (host.setBusy(busy)) this.#shell.putBehind(host.pid, busy);
  }

  /**
   * A process that still loads its module does not answer either; nobody is waiting behind it who could go elsewhere. Nor would
   * one more process help those behind one that waits for a core itself: on a full machine it would take what is missing.
   */
  #isSilent(host: HostProcess): boolean {
    const { hostSilent } = this.#ports.limits;
    if (host.told.state === "starting" || host.silence <= hostSilent) return false;
    return host.silence > FULL_MACHINE * hostSilent || host.silence - host.waited > hostSilent;
  }

  #settle(): void {
    for (const look of this.#settled) look();
  }

  #until(isSo: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        this.#settled.delete(look);
        cancel();
        resolve();
      };
      const look = (): void => {
        if (isSo()) done();
      };
      const cancel = this.#ports.clock.after(SETTLE, done);
      this.#settled.add(look);
      look();
    });
  }

  #pause(ms: number): Promise<void> {
    return ms <= 0 ? Promise.resolve() : new Promise((resolve) => void this.#ports.clock.after(ms, resolve));
  }
}

const keyOf = (app: AppId, room: RoomId): string => `${app}/${room}`;
