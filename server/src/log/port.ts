import type { AppId, EventId, Person, PersonId, RoomId } from "@tutti/protocol";
import type { ChangeRow, Claim } from "tutti/room";

/** One entry of the log. What stands in one batch is committed together or not at all. */
export type LogEntry =
  | { readonly kind: "update"; readonly document: string; readonly bytes: Uint8Array }
  | { readonly kind: "claim"; readonly claim: Claim }
  | { readonly kind: "settle"; readonly app: AppId; readonly room: RoomId; readonly person: PersonId; readonly event: EventId }
  | { readonly kind: "change"; readonly row: ChangeRow }
  | { readonly kind: "bind"; readonly document: string; readonly client: number; readonly person: PersonId }
  /** Somebody came to a room, or is called otherwise now. */
  | { readonly kind: "person"; readonly app: AppId; readonly room: RoomId; readonly person: Person };

/** A row of the history, as it is kept: its number rises with time. */
export interface StoredChange extends ChangeRow {
  readonly id: number;
}

/** Which rows of the history. */
export interface ChangeQuery {
  readonly documents: readonly string[];
  /** Rows before this one alone. */
  readonly before?: number;
  readonly person?: PersonId;
  readonly key?: string;
  readonly limit: number;
}

/** So many people are remembered of a room; whoever was noted longest ago goes first. */
export const MAX_PEOPLE = 1_000;

/** What a document is made of: the newest snapshot, and the updates after it, oldest first. */
export interface StoredDocument {
  /** The sequence of the last update that is held here; 0 for a document that was never written. */
  readonly seq: number;
  readonly snapshot: Uint8Array | undefined;
  readonly tail: readonly Uint8Array[];
}

/** What the log holds of a room beside its documents. */
export interface RoomMemory {
  readonly claims: readonly Claim[];
  /** Document name → Yjs client → the person that it is bound to. */
  readonly authors: ReadonlyMap<string, ReadonlyMap<number, PersonId>>;
  /** Who has been here, as they were called last; who was noted last comes last. */
  readonly people: readonly Person[];
}

/**
 * Where everything that people write is kept. One writer owns a store for its life; a second one is refused at `open`.
 * Every method rejects with a sentence for the operator when the store cannot answer.
 */
export interface DocumentLog {
  /** @throws {StoreLocked} where another server owns the store. */
  open(): Promise<void>;
  load(document: string): Promise<StoredDocument>;
  /**
   * Writes all entries or none, and returns once they survive a power cut. Updates are numbered in order; the sequence is
   * the key, so that a second writer is found out.
   *
   * @returns the sequence of the last update in the batch.
   * @throws {StoreConflict} where somebody else has written this store meanwhile: nothing may be written any more.
   */
  commit(entries: readonly LogEntry[]): Promise<number>;
  /**
   * Folds the document's updates into a snapshot that names the sequence it holds, and drops the updates it replaces, in one
   * transaction. It is made of what is committed and nothing else, and off the caller's thread where the adapter has one.
   */
  fold(document: string): Promise<void>;
  recall(app: AppId, room: RoomId): Promise<RoomMemory>;
  /** Rows of the history, newest first. */
  changes(query: ChangeQuery): Promise<readonly StoredChange[]>;
  close(): Promise<void>;
}

/** Another server owns this store. */
export class StoreLocked extends Error {
  override readonly name = "StoreLocked";
}

/** Another server has written into this store while we believed it ours. */
export class StoreConflict extends Error {
  override readonly name = "StoreConflict";
}
