import { createReadStream, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream as NodeStream } from "node:stream/web";
import type { FileId, FileRecord, RoomId } from "@tutti/protocol";
import { parseFileRecord } from "@tutti/protocol/script";
import type { FoundFile, Uploads } from "../runner/uploads.ts";

/** So many files are remembered; what is known of a file that is here never changes. */
const REMEMBERED = 2_000;

/** The server's folder of an app's files, read by path: nothing of them passes through messages. */
export class UploadFolder implements Uploads {
  readonly #folder: string;
  readonly #known = new Map<string, FileRecord>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  find(room: RoomId, id: FileId): FoundFile | undefined {
    const place = join(this.#folder, room, id);
    const record = this.#known.get(place) ?? read(`${place}.json`);
    if (!record?.done || record.room !== room || record.id !== id) return undefined;
    this.#known.delete(place);
    this.#known.set(place, record);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
    return {
      record,
      bytes: async () => new Uint8Array(await readFile(place)),
      // Node's own web streams are the global ones, under another type.
      stream: () => Readable.toWeb(createReadStream(place)) as NodeStream as ReadableStream<Uint8Array>,
    };
  }
}

function read(path: string): FileRecord | undefined {
  try {
    return parseFileRecord(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Not there, or taken away meanwhile.
    return undefined;
  }
}
