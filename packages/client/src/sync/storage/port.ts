import type { JsonValue } from "@tutti/protocol";

/** Documents of which a browser keeps a copy: those their reader may write. */
export const STORED_KINDS = ["room", "owner", "me"] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** Changes of one tab that the server has not yet called durable. */
export interface Unsaved {
  /** The tab's own name. */
  readonly tab: string;
  readonly changes: number;
  /** The Yjs client that made them, and how far it had come. */
  readonly client: number;
  readonly clock: number;
  /** What the server had when the first of them was made, as a state vector. */
  readonly base?: Uint8Array;
}

export interface StoredCopy {
  /** In the order in which they were kept. */
  readonly updates: readonly Uint8Array[];
  readonly unsaved: readonly Unsaved[];
}

/** Changes that could not be sent, since their author may no longer write there. Kept until exported or discarded. */
export interface SetAside {
  readonly id: string;
  readonly at: number;
  readonly document: StoredKind;
  readonly changes: number;
  /** The whole document as its author saw it, as a Yjs update. */
  readonly update: Uint8Array;
  /** The same as plain JSON, by cell. */
  readonly cells: Readonly<Record<string, JsonValue>>;
  /** Clicks, submits and comments, of one's own document. */
  readonly events?: readonly JsonValue[];
}

/**
 * What a browser keeps of one room for one person. Everything may reject, at any time: browsers run out of space and forget.
 * Writes are done in the order of the calls, each whole or not at all.
 */
export interface RoomStore {
  load(kind: StoredKind): Promise<StoredCopy>;
  /** Keeps updates and, with them, how much of this tab's is unsaved. */
  append(kind: StoredKind, updates: readonly Uint8Array[], unsaved?: Unsaved): Promise<void>;
  /** Forgets these notes of unsaved changes, but for those that have grown meanwhile. */
  settle(kind: StoredKind, saved: readonly Unsaved[]): Promise<void>;
  /** Forgets the copy of a document. */
  drop(kind: StoredKind): Promise<void>;
  readJson(key: string): Promise<JsonValue | undefined>;
  writeJson(key: string, value: JsonValue): Promise<void>;
  setAside(item: SetAside): Promise<void>;
  listSetAside(): Promise<readonly SetAside[]>;
  discard(id: string): Promise<void>;
  close(): void;
}

/** Rows of a document beyond which they are folded into one. */
export const FOLD_ROWS = 500;

export const sameUnsaved = (a: Unsaved, b: Unsaved): boolean =>
  a.tab === b.tab && a.changes === b.changes && a.client === b.client && a.clock === b.clock;
