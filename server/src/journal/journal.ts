import type { AppId, EventId, Person, PersonId, RoomId } from "@tutti/protocol";
import type { ChangeRow, Claim, Clock, Journal } from "tutti/room";
import { StoreConflict, type DocumentLog, type LogEntry, type Record, type RoomMemory } from "../log/port.ts";
import { UnitQueue } from "./queue.ts";

export interface JournalOptions {
  readonly log: DocumentLog;
  readonly clock: Clock;
  /** The shortest time between two commits; a journal at rest commits at once. */
  readonly commitInterval: number;
  /** The size of the queue at which {@link LogJournal.full} says so. */
  readonly queueBytes: number;
  /** Updates of a document after which it is folded. */
  readonly foldEvery: number;
  /** A sentence for people while the store does not take what is entered, `undefined` once it does again. */
  readonly onProblem: (problem: string | undefined) => void;
  /** The queue was full, and has room again. */
  readonly onRoom?: () => void;
  /** The store can never be written again by this server: it has another owner. */
  readonly onLost: (reason: string) => void;
  /** Folding failed; nothing is lost by it. */
  readonly onFoldFailed?: (document: string, error: unknown) => void;
}

/** Waits between attempts to write, in ms; the last one repeats. */
const RETRIES = [100, 200, 500, 1_000, 2_000, 5_000];

interface Waiter {
  readonly upTo: number;
  /** Whether a store that has refused it is answer enough. */
  readonly orTried: boolean;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * One queue for all documents and rooms, in front of the log. What is entered is in memory at once and on the disk soon:
 * `committed` tells when. Groups are never split, a failed write is tried again until it succeeds, and nothing is dropped.
 */
export class LogJournal implements Journal {
  readonly #options: JournalOptions;
  readonly #queue = new UnitQueue();
  readonly #tails = new Map<string, number>();
  #waiters: Waiter[] = [];
  #group: LogEntry[] | undefined;
  #cancel: (() => void) | undefined;
  #writing = false;
  #lastStart = -Infinity;
  #failures = 0;
  #problem: string | undefined;
  #ended: Error | undefined;

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /** Why nothing can be saved just now, in words for people. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Whether so much waits that nobody may be let write more. */
  get full(): boolean {
    return this.#queue.bytes >= this.#options.queueBytes;
  }

  get size(): { readonly queued: number; readonly bytes: number } {
    return { queued: this.#queue.length, bytes: this.#queue.bytes };
  }

  /** Whether something of this document is not on the disk yet. */
  unwritten(document: string): boolean {
    return this.#queue.holds(document) || (this.#group?.some((entry) => entry.kind === "update" && entry.document === document) ?? false);
  }

  /** Enters an update of a document. */
  update(document: string, bytes: Uint8Array): void {
    this.#enter({ kind: "update", document, bytes });
  }

  claim(claim: Claim): void {
    this.#enter({ kind: "claim", claim });
  }

  settle(event: EventId, person: PersonId, { app, room }: { app: AppId; room: RoomId }): void {
    this.#enter({ kind: "settle", app, room, person, event });
  }

  change(row: ChangeRow): void {
    this.#enter({ kind: "change", row });
  }

  bind(document: string, client: number, person: PersonId): void {
    this.#enter({ kind: "bind", document, client, person });
  }

  meet({ app, room }: { app: AppId; room: RoomId }, person: Person): void {
    this.#enter({ kind: "person", app, room, person });
  }

  /** Keeps something beside a room's documents. */
  record(record: Record): void {
    this.#enter({ kind: "record", record });
  }

  /** A room goes with all that is kept of it. It must not be open. */
  drop({ app, room }: { app: AppId; room: RoomId }): void {
    this.#enter({ kind: "drop", app, room });
  }

  group<T>(write: () => T): T {
    if (this.#group) return write();
    const entries: LogEntry[] = [];
    this.#group = entries;
    try {
      return write();
    } finally {
      // Also after a throw: what was written to a document stays there, Yjs does not roll back, and so it is kept.
      this.#group = undefined;
      if (entries.length > 0) this.#push(entries);
    }
  }

  committed(): Promise<void> {
    return this.#wait(false);
  }

  /** As `committed`, but waits for no store that does not take what it is given: for what should rather go on then. */
  tried(): Promise<void> {
    return this.#failures > 0 ? Promise.resolve() : this.#wait(true);
  }

  recall(app: AppId, room: RoomId): Promise<RoomMemory> {
    return this.#options.log.recall(app, room);
  }

  /** Notes how many updates a document came with, so that folding counts from there. */
  loaded(document: string, tail: number): void {
    this.#tails.set(document, tail);
  }

  /** Forgets a document that was unloaded, and folds it where that is worth it. */
  unloaded(document: string): void {
    const tail = this.#tails.get(document) ?? 0;
    this.#tails.delete(document);
    if (tail >= this.#options.foldEvery / 10) this.#fold(document);
  }

  /** Ends the journal: nothing more is written, and who waits is told. */
  close(reason: string): void {
    if (this.#ended) return;
    this.#ended = new Error(reason);
    this.#cancel?.();
    const waiters = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiters) waiter.reject(this.#ended);
  }

  #wait(orTried: boolean): Promise<void> {
    if (this.#ended) return Promise.reject(this.#ended);
    const upTo = this.#queue.entered;
    if (this.#queue.written >= upTo) return Promise.resolve();
    return new Promise((resolve, reject) => this.#waiters.push({ upTo, orTried, resolve, reject }));
  }

  /** Tells those who wait for no more than this. */
  #tell(isOver: (waiter: Waiter) => boolean): void {
    const over = this.#waiters.filter(isOver);
    this.#waiters = this.#waiters.filter((waiter) => !isOver(waiter));
    for (const waiter of over) waiter.resolve();
  }

  #enter(entry: LogEntry): void {
    if (this.#group) this.#group.push(entry);
    else this.#push([entry]);
  }

  #push(entries: readonly LogEntry[]): void {
    if (this.#ended) return;
    this.#queue.push(entries);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#writing || this.#cancel || this.#ended || this.#queue.length === 0) return;
    const { clock, commitInterval } = this.#options;
    const pause = this.#failures > 0 ? (RETRIES[Math.min(this.#failures, RETRIES.length) - 1] ?? 0) : this.#lastStart + commitInterval - clock.now();
    this.#cancel = clock.after(Math.max(0, pause), () => {
      this.#cancel = undefined;
      void this.#write();
    });
  }

  async #write(): Promise<void> {
    const units = this.#queue.batch();
    this.#writing = true;
    this.#lastStart = this.#options.clock.now();
    try {
      await this.#options.log.commit(units.flatMap((unit) => unit.entries));
      this.#succeeded(units.length, units.flatMap((unit) => unit.entries));
    } catch (error) {
      this.#failed(error instanceof Error ? error : new Error(String(error)));
    } finally {
      this.#writing = false;
      this.#schedule();
    }
  }

  #succeeded(units: number, entries: readonly LogEntry[]): void {
    const wasFull = this.full;
    this.#queue.drop(units);
    this.#failures = 0;
    this.#say(undefined);
    if (wasFull && !this.full) this.#options.onRoom?.();
    this.#tell((waiter) => waiter.upTo <= this.#queue.written);
    for (const entry of entries) if (entry.kind === "update") this.#grow(entry.document);
  }

  #failed(error: Error): void {
    if (this.#ended) return;
    if (error instanceof StoreConflict) {
      this.close(error.message);
      this.#options.onLost(error.message);
      return;
    }
    this.#failures += 1;
    this.#tell((waiter) => waiter.orTried);
    this.#say(
      this.full
        ? `Nothing can be saved, and no more changes can be taken until that is over: ${error.message}`
        : `Your changes are kept in memory, but cannot be saved just now: ${error.message}`,
    );
  }

  #say(problem: string | undefined): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#options.onProblem(problem);
  }

  #grow(document: string): void {
    const tail = this.#tails.get(document);
    if (tail === undefined) return;
    this.#tails.set(document, tail + 1);
    if (tail + 1 >= this.#options.foldEvery) this.#fold(document);
  }

  #fold(document: string): void {
    if (this.#tails.has(document)) this.#tails.set(document, 0);
    this.#options.log.fold(document).catch((error: unknown) => this.#options.onFoldFailed?.(document, error));
  }
}
