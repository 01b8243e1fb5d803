import type { AppId, RoomId } from "@tutti/protocol";
import type { Blobs } from "tutti/room";

/** Bytes that elements of a view name: an Arrow table, a figure. */
export interface Blob {
  readonly mime: string;
  readonly bytes: Uint8Array;
}

/** The blobs of all open views, in a bounded memory: the least used go first, and a run makes them again. */
export class BlobCache implements Blobs {
  readonly #limit: number;
  readonly #blobs = new Map<string, Blob>();
  #bytes = 0;

  /** @param limit in bytes. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  put(room: { readonly app: AppId; readonly room: RoomId }, name: string, blob: Blob & { readonly gone?: readonly string[] | undefined }): void {
    // What a stream showed some frames ago makes room, and takes none from other views.
    for (const old of blob.gone ?? []) this.#drop(keyOf(room, old));
    const key = keyOf(room, name);
    this.#drop(key);
    this.#blobs.set(key, { mime: blob.mime, bytes: blob.bytes });
    this.#bytes += blob.bytes.byteLength;
    for (const oldest of this.#blobs.keys()) {
      if (this.#bytes <= this.#limit || oldest === key) break;
      this.#drop(oldest);
    }
  }

  get(room: { readonly app: AppId; readonly room: RoomId }, name: string): Blob | undefined {
    const key = keyOf(room, name);
    const blob = this.#blobs.get(key);
    if (!blob) return undefined;
    this.#blobs.delete(key);
    this.#blobs.set(key, blob);
    return blob;
  }

  /** Forgets what a closed room's view named. */
  close(room: { readonly app: AppId; readonly room: RoomId }): void {
    const prefix = keyOf(room, "");
    for (const key of this.#blobs.keys()) if (key.startsWith(prefix)) this.#drop(key);
  }

  #drop(key: string): void {
    this.#bytes -= this.#blobs.get(key)?.bytes.byteLength ?? 0;
    this.#blobs.delete(key);
  }
}

const keyOf = ({ app, room }: { readonly app: AppId; readonly room: RoomId }, name: string): string => `${app}/${room}/${name}`;
