import type { AppId, RoomId } from "@tutti/protocol";
import type { ChangeQuery, LogEntry, RoomMemory, StoredChange, StoredDocument } from "./port.ts";

/** What the main thread asks of the thread that owns the store. Answered in order. */
export type StoreRequest =
  | { readonly op: "load"; readonly document: string }
  | { readonly op: "commit"; readonly entries: readonly LogEntry[] }
  | { readonly op: "fold"; readonly document: string }
  | { readonly op: "recall"; readonly app: AppId; readonly room: RoomId }
  | { readonly op: "changes"; readonly query: ChangeQuery }
  | { readonly op: "close" };

export type StoreResult = StoredDocument | number | RoomMemory | readonly StoredChange[] | undefined;

export interface StoreFailure {
  readonly name: "StoreLocked" | "StoreConflict" | "Error";
  readonly message: string;
}

export type StoreAnswer =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly failure: StoreFailure }
  | { readonly type: "result"; readonly id: number; readonly value: StoreResult }
  | { readonly type: "failed"; readonly id: number; readonly failure: StoreFailure };
