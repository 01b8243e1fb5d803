import { makeDataFolder } from "../data-folder.ts";
import type { AppId, RoomId } from "@tutti/protocol";
import { StoreConflict, StoreLocked, type ChangeQuery, type DocumentLog, type HistorySize, type LogEntry, type Record, type RecordQuery, type RoomMemory, type StandingCell, type StoredChange, type StoredDocument } from "./port.ts";
import type { StoreOptions } from "./sqlite-store.ts";
import type { StoreFailure, StoreRequest, StoreResult } from "./sqlite-messages.ts";
import { StoreThread } from "../store-thread.ts";

/** The embedded store: SQLite in a thread of its own, so that a slow disk delays no keystroke. */
export class SqliteLog implements DocumentLog {
  readonly #folder: string;
  readonly #thread: StoreThread<StoreRequest, StoreResult, StoreFailure>;

  constructor(folder: string, options: StoreOptions = {}) {
    this.#folder = folder;
    this.#thread = new StoreThread({ script: new URL("./sqlite-worker.ts", import.meta.url), data: { folder, options }, closed: "The store is closed", errorOf });
  }

  async open(): Promise<void> {
    await makeDataFolder(this.#folder);
    await this.#thread.open();
  }

  load(document: string): Promise<StoredDocument> {
    return this.#thread.ask({ op: "load", document }) as Promise<StoredDocument>;
  }

  documents(): Promise<readonly string[]> {
    return this.#thread.ask({ op: "documents" }) as Promise<readonly string[]>;
  }

  commit(entries: readonly LogEntry[]): Promise<number> {
    return this.#thread.ask({ op: "commit", entries }) as Promise<number>;
  }

  async fold(document: string): Promise<void> {
    await this.#thread.ask({ op: "fold", document });
  }

  recall(app: AppId, room: RoomId): Promise<RoomMemory> {
    return this.#thread.ask({ op: "recall", app, room }) as Promise<RoomMemory>;
  }

  changes(query: ChangeQuery): Promise<readonly StoredChange[]> {
    return this.#thread.ask({ op: "changes", query }) as Promise<readonly StoredChange[]>;
  }

  standing(documents: readonly string[], upTo = Number.MAX_SAFE_INTEGER): Promise<readonly StandingCell[]> {
    return this.#thread.ask({ op: "standing", documents, upTo }) as Promise<readonly StandingCell[]>;
  }

  changeAt(documents: readonly string[], at: number): Promise<number> {
    return this.#thread.ask({ op: "changeAt", documents, at }) as Promise<number>;
  }

  historySize(documents: readonly string[]): Promise<HistorySize> {
    return this.#thread.ask({ op: "historySize", documents }) as Promise<HistorySize>;
  }

  records(query: RecordQuery): Promise<readonly Record[]> {
    return this.#thread.ask({ op: "records", query }) as Promise<readonly Record[]>;
  }

  close(): Promise<void> {
    return this.#thread.close({ op: "close" });
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
