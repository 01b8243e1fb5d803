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
  | { readonly kind: "person"; readonly app: AppId; readonly room: RoomId; readonly person: Person }
  /** Something kept beside a room's documents. Takes the place of what was kept under its id; without data it goes. */
  | { readonly kind: "record"; readonly record: Record }
  /** A room goes with all that was kept of it: documents, history, people, records. */
  | { readonly kind: "drop"; readonly app: AppId; readonly room: RoomId };

/** What rooms keep beside documents: branches and where they forked, operations of the history, named versions, jobs that go on. */
export type RecordKind = "branch" | "fork" | "operation" | "version" | "kept" | "jobs";

export interface Record {
  readonly app: AppId;
  readonly room: RoomId;
  readonly kind: RecordKind;
  readonly id: string;
  /** JSON. */
  readonly data: string | null;
}

/** Which records, in the order in which they were first kept. */
export interface RecordQuery {
  readonly kind: RecordKind;
  readonly app?: AppId;
  readonly room?: RoomId;
  readonly id?: string;
}

/** Of each kind a room keeps so many records; beyond it the oldest go. */
export const MAX_RECORDS = 2_000;
/** Operations hold all that they wrote, to take it back. */
const MAX_OPERATIONS = 200;

export const mostRecords = (kind: RecordKind): number => (kind === "operation" ? MAX_OPERATIONS : MAX_RECORDS);

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
  readonly operation?: string;
  readonly limit: number;
}

/** What a cell said at some moment of its document's history, and by which change. */
export interface StandingCell {
  readonly document: string;
  readonly key: string;
  /** JSON, or null where it said nothing. */
  readonly value: string | null;
  /** The change that made it say so; absent where the first change that is kept came later. */
  readonly change?: { readonly id: number; readonly at: number; readonly person: PersonId | undefined };
}

/** How much history is kept of some documents. */
export interface HistorySize {
  readonly changes: number;
  readonly bytes: number;
  /** When the oldest change was made that is kept. */
  readonly since: number | undefined;
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
  /** The names of all documents that something was kept of, in the order of their names. */
  documents(): Promise<readonly string[]>;
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
  /** What each cell that was ever changed said right after a change, or says now where none is named. */
  standing(documents: readonly string[], upTo?: number): Promise<readonly StandingCell[]>;
  /** The number of the last change that was made at a moment (ms since 1970) or before; 0 where there was none. */
  changeAt(documents: readonly string[], at: number): Promise<number>;
  historySize(documents: readonly string[]): Promise<HistorySize>;
  records(query: RecordQuery): Promise<readonly Record[]>;
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
