import type { AppId, JsonValue, RoomId } from "@tutti/protocol";
import type { Room } from "../room/room.ts";
import type { MemoryUploads } from "./memory-uploads.ts";
import type { Documents } from "./wire.ts";

/** Where a person's page stands: the room that is open, and its documents. */
export interface Place {
  readonly app: AppId;
  readonly room: RoomId;
  readonly documents: Documents;
  readonly clock: { now(): number };
  /** Files that people brought. */
  readonly uploads: MemoryUploads;
  /** Bytes that elements name. */
  readonly blobs: ReadonlyMap<string, { readonly bytes: Uint8Array; readonly mime: string }>;
  /** The room, once it is open. */
  opened(): Room | undefined;
  /** A column of a table that came in a blob. */
  blobColumn(name: string, column: string): (row: number) => JsonValue;
}
