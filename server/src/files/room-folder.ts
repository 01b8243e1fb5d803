import { join } from "node:path";
import { parseFileId, parseFileRecord, type FileId, type FileRecord } from "@tutti/protocol";
import { nodeDisk, type Disk, type DiskFile } from "./disk.ts";
import { FileProblem } from "./problem.ts";

/** A file that is here, or is still coming: `received` bytes of it are on the disk. */
export interface KeptFile {
  record: FileRecord;
  received: number;
  /** When something of it came last, in ms since 1970. */
  touched: number;
}

/** Bytes of a file's beginning that tell what it is. */
const HEAD = 64 * 1024;

/**
 * One room's files on the disk: `<id>` with `<id>.json` beside it, and `<id>.part` while it is still coming. How much has come is the
 * length of the part and nothing else, so that it is right also after a crash.
 */
export class RoomFolder {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string, disk: Disk = nodeDisk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  /** Everything that is here. Bytes that nothing describes were left by a crash, and go. */
  async list(): Promise<KeptFile[]> {
    const names = await this.#disk.list(this.#folder).catch(() => []);
    const described = new Set(names.filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length)));
    for (const name of names) if (!described.has(name.replace(/\.(?:json\.new|json|part)$/, ""))) await this.#disk.remove(join(this.#folder, name));
    const ids = names.map((name) => (name.endsWith(".json") ? parseFileId(name.slice(0, -".json".length)) : undefined)).filter((id) => id !== undefined);
    const found = await Promise.all(ids.map((id) => this.#read(id)));
    return found.filter((file) => file !== undefined);
  }

  async begin(record: FileRecord): Promise<void> {
    await this.#disk.makeFolder(this.#folder);
    await this.#disk.writeText(this.#part(record.id), "");
    await this.note(record);
  }

  /**
   * Appends what comes, and gives back how much there is now: also where the sender was cut off.
   *
   * @throws {FileProblem} where the disk does not take it.
   */
  async append(id: FileId, at: number, most: number, body: AsyncIterable<Uint8Array>): Promise<{ readonly received: number; readonly whole: boolean }> {
    const file = await this.#disk.open(this.#part(id), "r+");
    let received = at;
    try {
      for await (const piece of body) {
        const fits = piece.subarray(0, Math.max(0, most - received));
        await writeAll(file, fits, received);
        received += fits.byteLength;
        if (fits.byteLength < piece.byteLength) return { received, whole: false };
      }
      return { received, whole: true };
    } catch (error) {
      if (error instanceof FileProblem) throw error;
      return { received: (await file.stat()).size, whole: false };
    } finally {
      await file.close();
    }
  }

  /** How much of a file is on the disk. */
  async received(id: FileId): Promise<number> {
    return (await this.#disk.stat(this.#part(id))).size;
  }

  /** The beginning of a file that is still coming. */
  async head(id: FileId): Promise<Uint8Array> {
    const file = await this.#disk.open(this.#part(id), "r");
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  /** All of it is here: from now on it is a file that scripts and people may read, also after a power cut. */
  async finish(record: FileRecord): Promise<void> {
    const file = await this.#disk.open(this.#part(record.id), "r+");
    await file.sync().finally(() => file.close());
    await this.#disk.rename(this.#part(record.id), this.path(record.id));
    await this.note(record);
  }

  /** Takes in a file of another room: the same bytes under another name, where the disk can do so. */
  async adopt(from: string, record: FileRecord): Promise<void> {
    await this.#disk.makeFolder(this.#folder);
    await this.#disk.link(from, this.path(record.id)).catch(() => this.#disk.copy(from, this.path(record.id)));
    await this.note(record);
  }

  async remove(id: FileId): Promise<void> {
    // First what names it: a crash in between leaves bytes that nobody counts, and not a name without bytes.
    for (const path of [`${this.path(id)}.json`, this.#part(id), this.path(id)]) await this.#disk.remove(path);
  }

  path(id: FileId): string {
    return join(this.#folder, id);
  }

  #part(id: FileId): string {
    return `${this.path(id)}.part`;
  }

  /** Written beside and renamed: whoever reads it reads the old or the new one whole. */
  async note(record: FileRecord): Promise<void> {
    const path = `${this.path(record.id)}.json`;
    await this.#disk.writeText(`${path}.new`, JSON.stringify(record));
    await this.#disk.rename(`${path}.new`, path);
  }

  async #read(id: FileId): Promise<KeptFile | undefined> {
    try {
      const record = parseFileRecord(JSON.parse(await this.#disk.readText(`${this.path(id)}.json`)));
      if (record?.id !== id) return undefined;
      const part = await this.#disk.stat(this.#part(id)).catch(() => undefined);
      if (part) return { record: { ...record, done: false }, received: part.size, touched: part.mtimeMs };
      // The server died between the two steps of finishing: all the bytes are under the last name.
      const whole = await this.#disk.stat(this.path(id));
      if (!record.done) await this.note({ ...record, done: true });
      return { record: { ...record, done: true }, received: whole.size, touched: whole.mtimeMs };
    } catch {
      return undefined;
    }
  }
}

async function writeAll(file: DiskFile, bytes: Uint8Array, at: number): Promise<void> {
  try {
    for (let written = 0; written < bytes.byteLength; ) written += (await file.write(bytes, written, bytes.byteLength - written, at + written)).bytesWritten;
  } catch (error) {
    // What is there stays, and its sender goes on from there once there is room.
    throw new FileProblem(507, `The server's disk does not take the file just now (${error instanceof Error ? error.message : String(error)}); it goes on by itself once it does.`);
  }
}
