import type { AppId, RoomId } from "@tutti/protocol";
import type { ThreadAnswer } from "../store-thread.ts";
import type { ChangeQuery, HistorySize, LogEntry, Record, RecordQuery, RoomMemory, StandingCell, StoredChange, StoredDocument } from "./port.ts";

/** What the main thread asks of the thread that owns the store. Answered in order. */
export type StoreRequest =
  | { readonly op: "load"; readonly document: string }
  | { readonly op: "documents" }
  | { readonly op: "commit"; readonly entries: readonly LogEntry[] }
  | { readonly op: "fold"; readonly document: string }
  | { readonly op: "recall"; readonly app: AppId; readonly room: RoomId }
  | { readonly op: "changes"; readonly query: ChangeQuery }
  | { readonly op: "standing"; readonly documents: readonly string[]; readonly upTo: number }
  | { readonly op: "changeAt"; readonly documents: readonly string[]; readonly at: number }
  | { readonly op: "historySize"; readonly documents: readonly string[] }
  | { readonly op: "records"; readonly query: RecordQuery }
  | { readonly op: "close" };

export type StoreResult = StoredDocument | number | RoomMemory | readonly StoredChange[] | readonly StandingCell[] | readonly string[] | HistorySize | readonly Record[] | undefined;

export interface StoreFailure {
  readonly name: "StoreLocked" | "StoreConflict" | "Error";
  readonly message: string;
}

export type StoreAnswer = ThreadAnswer<StoreResult, StoreFailure>;
