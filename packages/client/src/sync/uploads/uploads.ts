import { cannotBring, fileEntry, filesIn, mayUse, parseFileEntry, parseFileId, type FileEntry, type FileId, type FileRef, type JsonValue, type WidgetPlace } from "@tutti/protocol";
import { writable } from "../readable.ts";
import type { Readable, RoomSync } from "../types.ts";
import { send, type SendProblem } from "./send.ts";
import type { KeptUpload, UploadPorts } from "./upload-ports.ts";

/** A file on its way, as its bringer sees it. */
export interface Pending {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: "queued" | "sending" | "waiting" | "paused" | "failed";
  /** Why it failed: the server's words, and the status that goes with them. */
  readonly problem?: { readonly status: number; readonly reason: string };
}

interface Task extends KeptUpload {
  readonly path?: string;
  readonly arrived: (file: FileRef) => void;
  /** Begun by an earlier visit: another tab may be at it, or have ended it. */
  readonly recalled?: boolean;
}

/** What uploads need of their room. */
export type UploadRoom = Pick<RoomSync, "app" | "room" | "me" | "connection" | "saving" | "filesAddress" | "value">;

/** So many files are on their way at once. */
const AT_ONCE = 3;
/** After the network failed, another try is made after so long (ms), and then after twice as long, up to the last. */
const [FIRST_WAIT, LAST_WAIT] = [1_000, 30_000];

/** The uploads of one room in this page: they go on wherever one is on the page, also where their widget is not drawn. */
export class Uploads {
  readonly #room: UploadRoom;
  readonly #ports: UploadPorts;
  readonly #tasks = new Map<string, Task>();
  readonly #shown = new Map<string, ReturnType<typeof writable<readonly Pending[]>>>();
  readonly #states = new Map<string, Pending>();
  readonly #stops = new Map<string, (forget: boolean) => Promise<void>>();
  readonly #tries = new Map<string, number>();
  readonly #timers = new Map<string, () => void>();
  readonly #recalled = new Set<string>();
  /**
   * What a value names that the server may not have yet: a room that is full lets go of files that it has heard nobody name. They
   * are kept here until it has, and brought once more where they went.
   */
  readonly #named = new Map<string, Task & { readonly named: FileId }>();

  constructor(room: UploadRoom, ports: UploadPorts) {
    this.#room = room;
    this.#ports = ports;
    room.connection.subscribe(({ state }) => {
      if (state === "live") this.#wake();
    });
    ports.onOnline(() => this.#wake());
    room.saving.subscribe(({ state }) => {
      if (state === "saved") void this.#settle();
    });
  }

  /** What is on its way to a widget. */
  at(key: string): Readable<readonly Pending[]> {
    return this.#listOf(key);
  }

  /**
   * Takes up what an earlier visit of this page began and did not end. Another tab may be at it: then it is left to that one until it
   * is closed.
   */
  async recall(): Promise<void> {
    const owner = this.#owner();
    if (owner === undefined || this.#recalled.has(owner)) return;
    this.#recalled.add(owner);
    for (const upload of await this.#ports.kept.of(owner)) {
      const task: Task = { ...upload, arrived: () => undefined, recalled: true };
      if (isNamed(task)) this.#named.set(task.id, task);
      else if (!this.#tasks.has(task.id)) this.#take(task, 0);
    }
    if (this.#room.saving.get().state === "saved") await this.#settle();
  }

  /**
   * Sends a file to a widget.
   *
   * @param one whether it takes the place of the file that is there.
   * @param attach where the file shall stand in no value: hears of it once it is there.
   */
  add(place: WidgetPlace, file: File, { one = false, path, attach }: { readonly one?: boolean; readonly path?: string; readonly attach?: (file: FileRef) => void } = {}): string | undefined {
    const owner = this.#owner();
    if (owner === undefined) return undefined;
    const task: Task = { id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`, owner, place, one, file, ...(path !== undefined && { path }), arrived: attach ?? (() => undefined) };
    // A file that stands in no value yet belongs to words that are still being written: those are gone after a reload.
    if (!attach) void this.#ports.kept.put(plain(task));
    else this.#attached.add(task.id);
    this.#take(task, 0);
    return task.id;
  }

  readonly #attached = new Set<string>();

  pause(id: string): void {
    this.#halt(id, false);
    this.#show(id, { state: "paused" });
    this.#next();
  }

  resume(id: string): void {
    this.#tries.delete(id);
    this.#show(id, { state: "queued" });
    this.#next();
  }

  cancel(id: string): void {
    this.#halt(id, true);
    this.#end(id);
  }

  #take(task: Task, sent: number): void {
    this.#tasks.set(task.id, task);
    this.#states.set(task.id, { id: task.id, name: task.file.name, size: task.file.size, sent, state: "queued" });
    this.#show(task.id, {});
    this.#next();
  }

  #next(): void {
    const all = [...this.#states.values()];
    const sending = all.filter(({ state }) => state === "sending");
    // The server hears of one after the other, and so has them in the order in which they were chosen.
    let [free, isTelling] = [AT_ONCE - sending.length, sending.some(({ id }) => this.#isUntold(id))];
    for (const { id, state } of all) {
      const isUntold = this.#isUntold(id);
      if (state !== "queued" || free <= 0 || (isUntold && isTelling)) continue;
      [free, isTelling] = [free - 1, isTelling || isUntold];
      this.#begin(id);
    }
  }

  /** Whether the server has not heard of it. */
  #isUntold(id: string): boolean {
    const task = this.#tasks.get(id);
    return task !== undefined && task.url === undefined && !task.recalled;
  }

  #begin(id: string): void {
    const task = this.#tasks.get(id);
    if (!task) return;
    this.#show(id, { state: "sending" });
    const stop = Promise.withResolvers<boolean>();
    let end: ((forget: boolean) => Promise<void>) | undefined;
    this.#stops.set(id, async (forget) => {
      await end?.(forget);
      stop.resolve(false);
    });
    // Two tabs of one browser do not send one file both: the second waits until the first is closed or done.
    void this.#ports.alone(id, async () => {
      // Another tab may have ended it while this one waited for it.
      if (task.recalled && !(await this.#isKept(task))) return this.#end(id, false);
      const { promise, resolve } = stop;
      end = this.#send(task, () => resolve(true));
      await promise;
    });
  }

  #send(task: Task, over: () => void): (forget: boolean) => Promise<void> {
    const { id, file, place, path, owner } = task;
    return send({
      tus: this.#ports.tus, endpoint: this.#room.filesAddress, url: task.url, file,
      said: { key: place.key, filename: file.name, ...(path !== undefined && { path }) },
      fingerprint: ["tutti", owner, place.key, path ?? file.name, file.size, file.lastModified].join("|"),
      progress: (sent) => {
        // What was there before is no progress: a server that only says so again is not asked more and more often.
        if (sent > (this.#states.get(id)?.sent ?? 0)) this.#tries.delete(id);
        this.#show(id, { sent });
      },
      begun: (url) => {
        const known = { ...task, url };
        this.#tasks.set(id, known);
        if (!this.#attached.has(id)) void this.#ports.kept.put(plain(known));
        this.#next();
      },
      arrived: (url) => {
        over();
        void this.#name(id, url);
      },
      failed: (problem) => {
        over();
        this.#failed(id, problem);
      },
    });
  }

  /** All of it is there: its widget's value names it from now on. */
  async #name(id: string, url: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) return;
    const about = (await this.#ports.about(url).catch(() => undefined)) as (JsonValue & { readonly id?: string }) | undefined;
    const [file, entry] = [parseFileId(about?.id ?? ""), parseFileEntry(about)];
    if (!file || !entry) return this.#failed(id, { kind: "later" });
    if (this.#attached.has(id)) task.arrived({ id: file, ...entry });
    else if (this.#write(task, file, entry)) {
      const named = { ...task, named: file, url };
      this.#named.set(id, named);
      await this.#ports.kept.put(plain(named));
    } else return this.#failed(id, this.#forbidden(task.place) ?? { kind: "later" });
    this.#end(id, !this.#named.has(id));
    if (this.#room.saving.get().state === "saved") await this.#settle();
  }

  /** The server has everything that was written here: what it still has is over, and what it let go of before it heard is brought again. */
  async #settle(): Promise<void> {
    for (const [id, task] of this.#named) {
      const isWanted = (): boolean => filesIn(this.#room.value(task.place).stored.get()).some((file) => file.id === task.named);
      const about = isWanted() ? await this.#ports.about(task.url ?? "").catch(() => "away") : "unwanted";
      if (about === "away" || this.#room.saving.get().state !== "saved" || !this.#named.delete(id)) continue;
      if (about === undefined && isWanted() && (!task.recalled || (await this.#isKept(task)))) this.#take(task, 0);
      else await this.#ports.kept.drop(id);
    }
  }

  /** Whether no other tab has ended it, or brought it again. */
  async #isKept({ id, owner, named }: Task): Promise<boolean> {
    const kept = (await this.#ports.kept.of(owner)).find((one) => one.id === id);
    return kept !== undefined && kept.named === named;
  }

  /** The right to write went after all of it had come: trying again does not help. */
  #forbidden({ scope }: WidgetPlace): SendProblem | undefined {
    const me = this.#room.me.get();
    return me && !me.explores && !mayUse(me.role, scope) ? { kind: "refused", status: 403, reason: cannotBring(me.role) } : undefined;
  }

  #write({ place, one, named }: Task, file: FileId, entry: FileEntry): boolean {
    const handle = this.#room.value(place);
    const before = filesIn(handle.stored.get()).filter(({ id }) => one || id === named);
    // An entry that equals what is there is not written, and is there all the same.
    if (!handle.setMember(file, fileEntry(entry), null) && !filesIn(handle.stored.get()).some(({ id }) => id === file)) return false;
    for (const { id } of before) if (id !== file) handle.setMember(id, null);
    return true;
  }

  #failed(id: string, problem: SendProblem): void {
    this.#stops.delete(id);
    if (!this.#states.has(id)) return;
    if (problem.kind === "refused") {
      this.#show(id, { state: "failed", problem });
      void this.#ports.kept.drop(id);
    } else {
      const tries = (this.#tries.get(id) ?? 0) + 1;
      this.#tries.set(id, tries);
      this.#show(id, { state: "waiting" });
      this.#timers.set(id, this.#ports.clock.after(Math.min(LAST_WAIT, FIRST_WAIT * 2 ** (tries - 1)), () => this.#again(id)));
    }
    this.#next();
  }

  #again(id: string): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    if (this.#states.get(id)?.state === "waiting") this.#show(id, { state: "queued" });
    this.#next();
  }

  #wake(): void {
    for (const id of this.#timers.keys()) this.#again(id);
  }

  #halt(id: string, forget: boolean): void {
    this.#timers.get(id)?.();
    this.#timers.delete(id);
    void this.#stops.get(id)?.(forget);
    this.#stops.delete(id);
  }

  #end(id: string, forget = true): void {
    const key = this.#tasks.get(id)?.place.key;
    this.#tasks.delete(id);
    this.#states.delete(id);
    this.#tries.delete(id);
    this.#stops.delete(id);
    this.#attached.delete(id);
    if (forget) void this.#ports.kept.drop(id);
    if (key !== undefined) this.#publish(key);
    this.#next();
  }

  #show(id: string, change: Partial<Pending>): void {
    const [state, task] = [this.#states.get(id), this.#tasks.get(id)];
    if (!state || !task) return;
    this.#states.set(id, { ...state, ...change });
    this.#publish(task.place.key);
  }

  #publish(key: string): void {
    this.#listOf(key).set([...this.#states.values()].filter(({ id }) => this.#tasks.get(id)?.place.key === key));
  }

  #listOf(key: string): ReturnType<typeof writable<readonly Pending[]>> {
    const list = this.#shown.get(key) ?? writable<readonly Pending[]>([]);
    this.#shown.set(key, list);
    return list;
  }

  #owner(): string | undefined {
    const me = this.#room.me.get();
    return me && `${me.id}/${this.#room.app}/${this.#room.room}`;
  }
}

const isNamed = (task: Task): task is Task & { readonly named: FileId } => task.named !== undefined;

/** What IndexedDB can hold of a task. */
const plain = ({ id, owner, place, one, file, path, url, named }: KeptUpload): KeptUpload =>
  ({ id, owner, place: { ...place }, one, file, ...(path !== undefined && { path }), ...(url !== undefined && { url }), ...(named !== undefined && { named }) });
