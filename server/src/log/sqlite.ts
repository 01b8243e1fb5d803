import { mkdir } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { AppId, RoomId } from "@tutti/protocol";
import { StoreConflict, StoreLocked, type ChangeQuery, type DocumentLog, type HistorySize, type LogEntry, type Record, type RecordQuery, type RoomMemory, type StandingCell, type StoredChange, type StoredDocument } from "./port.ts";
import type { StoreOptions } from "./sqlite-store.ts";
import type { StoreAnswer, StoreFailure, StoreRequest, StoreResult } from "./sqlite-messages.ts";
import { threadEnded } from "../thread-ended.ts";

interface Waiting {
  readonly resolve: (value: StoreResult) => void;
  readonly reject: (error: Error) => void;
}

/** The embedded store: SQLite in a thread of its own, so that a slow disk delays no keystroke. */
export class SqliteLog implements DocumentLog {
  readonly #folder: string;
  readonly #options: StoreOptions;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 1;

  constructor(folder: string, options: StoreOptions = {}) {
    this.#folder = folder;
    this.#options = options;
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), { workerData: { folder: this.#folder, options: this.#options } });
    this.#worker = worker;
    const opened = Promise.withResolvers<void>();
    worker.on("message", (answer: StoreAnswer) => {
      if (answer.type === "opened") opened.resolve();
      else if (answer.type === "refused") opened.reject(errorOf(answer.failure));
      else this.#settle(answer);
    });
    const lost = (error: Error): void => {
      this.#worker = undefined;
      opened.reject(error);
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    };
    worker.on("error", lost);
    worker.on("exit", () => lost(new Error("The store is closed")));
    await opened.promise;
  }

  load(document: string): Promise<StoredDocument> {
    return this.#ask({ op: "load", document }) as Promise<StoredDocument>;
  }

  commit(entries: readonly LogEntry[]): Promise<number> {
    return this.#ask({ op: "commit", entries }) as Promise<number>;
  }

  async fold(document: string): Promise<void> {
    await this.#ask({ op: "fold", document });
  }

  recall(app: AppId, room: RoomId): Promise<RoomMemory> {
    return this.#ask({ op: "recall", app, room }) as Promise<RoomMemory>;
  }

  changes(query: ChangeQuery): Promise<readonly StoredChange[]> {
    return this.#ask({ op: "changes", query }) as Promise<readonly StoredChange[]>;
  }

  standing(documents: readonly string[], upTo = Number.MAX_SAFE_INTEGER): Promise<readonly StandingCell[]> {
    return this.#ask({ op: "standing", documents, upTo }) as Promise<readonly StandingCell[]>;
  }

  changeAt(documents: readonly string[], at: number): Promise<number> {
    return this.#ask({ op: "changeAt", documents, at }) as Promise<number>;
  }

  historySize(documents: readonly string[]): Promise<HistorySize> {
    return this.#ask({ op: "historySize", documents }) as Promise<HistorySize>;
  }

  records(query: RecordQuery): Promise<readonly Record[]> {
    return this.#ask({ op: "records", query }) as Promise<readonly Record[]>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await this.#ask({ op: "close" }).catch(() => undefined);
    // It may have ended meanwhile, and would say so no more.
    if (this.#worker === worker) await threadEnded(worker);
  }

  #ask(request: StoreRequest): Promise<StoreResult> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Error("The store is closed"));
    const id = this.#next++;
    return new Promise<StoreResult>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request }, []);
    });
  }

  #settle(answer: Extract<StoreAnswer, { id: number }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === "result") waiting?.resolve(answer.value);
    else waiting?.reject(errorOf(answer.failure));
  }
}

function errorOf(failure: StoreFailure): Error {
  switch (failure.name) {
    case "StoreLocked":
      return new StoreLocked(failure.message);
    case "StoreConflict":
      return new StoreConflict(failure.message);
    case "Error":
      return new Error(failure.message);
  }
}
