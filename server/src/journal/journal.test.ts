import { expect, test } from "vitest";
import { parseAppId, parsePersonId, parseRoomId, type AppId, type EventId, type PersonId, type RoomId } from "@tutti/protocol";
import type { Clock } from "tutti/room";
import { MemoryLog, MemoryStore } from "../log/memory.ts";
import type { DocumentLog, LogEntry } from "../log/port.ts";
import { StoreConflict } from "../log/port.ts";
import { LogJournal } from "./journal.ts";

/** Time that passes only when it is told to. */
class HandClock implements Clock {
  #now = 0;
  #timers: { at: number; fn: () => void }[] = [];
  now(): number {
    return this.#now;
  }
  after(ms: number, fn: () => void): () => void {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }
  /** Lets `ms` pass, timer by timer, with everything that each one sets off. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = Math.max(this.#now, next.at);
      next.fn();
      await settle();
    }
    this.#now = end;
  }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const app = parseAppId("sales") as AppId;
const room = parseRoomId("main") as RoomId;
const ana = parsePersonId("ana") as PersonId;
const bytes = (n: number): Uint8Array => new Uint8Array([n]);

interface Setup {
  readonly journal: LogJournal;
  readonly clock: HandClock;
  readonly store: MemoryStore;
  readonly batches: (readonly LogEntry[])[];
  readonly problems: (string | undefined)[];
  readonly lost: string[];
  /** What every commit throws from now on; `undefined` lets them pass. */
  fail(error: Error | undefined): void;
}

async function setup(options: { queueBytes?: number; foldEvery?: number } = {}): Promise<Setup> {
  const clock = new HandClock();
  const store = new MemoryStore();
  const log = new MemoryLog(store);
  await log.open();
  const batches: (readonly LogEntry[])[] = [];
  const problems: (string | undefined)[] = [];
  const lost: string[] = [];
  let failure: Error | undefined;
  const failing: DocumentLog = Object.assign(Object.create(log) as DocumentLog, {
    commit: async (entries: readonly LogEntry[]) => {
      if (failure) throw failure;
      batches.push(entries);
      return log.commit(entries);
    },
    load: log.load.bind(log),
    recall: log.recall.bind(log),
    fold: log.fold.bind(log),
  });
  const journal = new LogJournal({
    log: failing, clock, commitInterval: 50, queueBytes: options.queueBytes ?? 1_000_000, foldEvery: options.foldEvery ?? 1_000,
    onProblem: (problem) => problems.push(problem), onLost: (reason) => lost.push(reason),
  });
  return { journal, clock, store, batches, problems, lost, fail: (error) => (failure = error) };
}

test("[LOG-10] a journal at rest commits at once, and a busy one at most every 50 ms", async () => {
  const { journal, clock, batches } = await setup();
  journal.update("sales/main", bytes(1));
  await clock.pass(0);
  expect(batches).toHaveLength(1);
  for (const n of [2, 3, 4]) {
    journal.update("sales/main", bytes(n));
    await clock.pass(10);
  }
  expect(batches).toHaveLength(1);
  await clock.pass(20);
  expect(batches.map((batch) => batch.length)).toEqual([1, 3]);
});

test("[LOG-11] what a group enters, with every update made meanwhile, is one batch or none", async () => {
  const { journal, clock, batches, store, fail } = await setup();
  fail(new Error("The disk is full"));
  journal.group(() => {
    journal.update("sales/main", bytes(1));
    journal.group(() => journal.claim({ app, room, person: ana, event: "d:1" as EventId, key: "Go", at: 1, retry: false }));
    journal.update("sales/main/me/ana", bytes(2));
  });
  await clock.pass(1_000);
  expect(store.seq).toBe(0);
  expect(store.claims.size).toBe(0);
  fail(undefined);
  await clock.pass(10_000);
  expect(batches).toHaveLength(1);
  expect(batches[0]?.map((entry) => entry.kind)).toEqual(["update", "claim", "update"]);
});

test("[LOG-11] a group is not split by the size of a batch, and is kept though its work threw", async () => {
  const { journal, clock, batches } = await setup();
  const large = new Uint8Array(3 * 1024 * 1024);
  journal.update("sales/main", bytes(1));
  expect(() =>
    journal.group(() => {
      journal.update("sales/main", large);
      journal.update("sales/main", large);
      throw new Error("in the middle");
    }),
  ).toThrow("in the middle");
  await clock.pass(1_000);
  expect(batches.map((batch) => batch.length)).toEqual([1, 2]);
});

test("[LOG-12] committed() resolves once everything entered before it is written, and not sooner", async () => {
  const { journal, clock, fail } = await setup();
  fail(new Error("no"));
  journal.update("sales/main", bytes(1));
  let done = false;
  void journal.committed().then(() => (done = true));
  await clock.pass(5_000);
  expect(done).toBe(false);
  expect(journal.unwritten("sales/main")).toBe(true);
  fail(undefined);
  await clock.pass(10_000);
  expect(done).toBe(true);
  expect(journal.unwritten("sales/main")).toBe(false);
});

test("[LOG-29] tried() also resolves once the store has refused what was entered, and waits for nothing while it refuses", async () => {
  const { journal, clock, fail } = await setup();
  const told: string[] = [];
  const wait = (name: string): void => void journal.tried().then(() => told.push(name));
  journal.update("sales/main", bytes(1));
  wait("written");
  await settle();
  expect(told).toEqual([]);
  await clock.pass(5_000);
  fail(new Error("no"));
  journal.update("sales/main", bytes(2));
  wait("refused");
  await clock.pass(50);
  expect(told).toEqual(["written", "refused"]);
  journal.update("sales/main", bytes(3));
  wait("at once");
  await settle();
  expect(told).toEqual(["written", "refused", "at once"]);
});

test("[LOG-13] a store that fails for a minute loses nothing: people are told, and told when it is over", async () => {
  const { journal, clock, store, problems, fail } = await setup();
  fail(new Error("The disk is full"));
  for (let second = 0; second < 60; second++) {
    journal.update("sales/main", bytes(second));
    await clock.pass(1_000);
  }
  expect(store.seq).toBe(0);
  expect(problems).toEqual(["Your changes are kept in memory, but cannot be saved just now: The disk is full"]);
  fail(undefined);
  await clock.pass(5_000);
  expect(store.updates.get("sales/main")?.map((update) => update.bytes[0])).toEqual(Array.from({ length: 60 }, (_, n) => n));
  expect(problems.at(-1)).toBeUndefined();
});

test("[LOG-14] a queue over its limit says that it is full, keeps what it holds, and takes up again", async () => {
  const { journal, clock, store, problems, fail } = await setup({ queueBytes: 500 });
  fail(new Error("The disk is full"));
  for (let n = 0; n < 20; n++) journal.update("sales/main", bytes(n));
  await clock.pass(1_000);
  expect(journal.full).toBe(true);
  expect(problems.at(-1)).toMatch(/no more changes can be taken/);
  fail(undefined);
  await clock.pass(5_000);
  expect(journal.full).toBe(false);
  expect(store.updates.get("sales/main")).toHaveLength(20);
});

test("[LOG-9] a conflict ends the journal: it says why, writes no more, and rejects who waits", async () => {
  const { journal, clock, lost, batches, fail } = await setup();
  fail(new StoreConflict("Another server has written"));
  journal.update("sales/main", bytes(1));
  const waiting = expect(journal.committed()).rejects.toThrow("Another server has written");
  await clock.pass(100);
  await waiting;
  fail(undefined);
  journal.update("sales/main", bytes(2));
  await clock.pass(60_000);
  expect(lost).toEqual(["Another server has written"]);
  expect(batches).toEqual([]);
});

test("[LOG-15] a loaded document is folded after so many updates", async () => {
  const { journal, clock, store } = await setup({ foldEvery: 3 });
  journal.loaded("sales/main", 0);
  for (let n = 0; n < 3; n++) journal.update("sales/main", new Uint8Array([0, 0]));
  await clock.pass(1_000);
  expect(store.snapshots.get("sales/main")?.seq).toBe(3);
  expect(store.updates.get("sales/main")).toEqual([]);
});
