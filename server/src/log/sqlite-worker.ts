import { parentPort, workerData } from "node:worker_threads";
import { StoreConflict, StoreLocked } from "./port.ts";
import type { StoreAnswer, StoreFailure, StoreRequest, StoreResult } from "./sqlite-messages.ts";
import { SqliteStore } from "./sqlite-store.ts";

/** The thread that owns the SQLite store: it opens it, answers in order, and ends when it is told to close. */
const port = parentPort;
if (!port) throw new Error("This file runs as a worker thread");
const answer = (message: StoreAnswer): void => port.postMessage(message);

const SENTENCES: Readonly<Record<string, string>> = {
  SQLITE_FULL: "The disk is full: nothing more can be saved until there is room",
  SQLITE_READONLY: "The store's file may not be written: check the rights on the data folder",
  SQLITE_CORRUPT: "The store's file is damaged: restore it from a copy",
  SQLITE_NOTADB: "The store's file is not a store: is the data folder the right one?",
  SQLITE_CANTOPEN: "The store's file cannot be opened: check the data folder and its rights",
};

function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreLocked || error instanceof StoreConflict) return { name: error.name, message: error.message };
  const code = String((error as { code?: unknown }).code ?? "");
  const message = error instanceof Error ? error.message : String(error);
  const known = SENTENCES[code] ?? (code.startsWith("SQLITE_IOERR") ? "The disk does not answer as it should" : undefined);
  return { name: "Error", message: known ? `${known} (${code})` : message };
}

function perform(store: SqliteStore, request: StoreRequest): StoreResult {
  switch (request.op) {
    case "load":
      return store.load(request.document);
    case "documents":
      return store.documents();
    case "commit":
      return store.commit(request.entries);
    case "fold":
      return store.fold(request.document) ?? undefined;
    case "recall":
      return store.recall(request.app, request.room);
    case "changes":
      return store.changes(request.query);
    case "standing":
      return store.standing(request.documents, request.upTo);
    case "changeAt":
      return store.changeAt(request.documents, request.at);
    case "historySize":
      return store.historySize(request.documents);
    case "records":
      return store.records(request.query);
    case "close":
      store.close();
      return undefined;
  }
}

try {
  const store = new SqliteStore(workerData.folder, workerData.options);
  port.on("message", ({ id, request }: { id: number; request: StoreRequest }) => {
    try {
      answer({ type: "result", id, value: perform(store, request) });
    } catch (error) {
      answer({ type: "failed", id, failure: failureOf(error) });
    }
    if (request.op === "close") port.close();
  });
  answer({ type: "opened" });
} catch (error) {
  answer({ type: "refused", failure: failureOf(error) });
}
