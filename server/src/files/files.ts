import { join } from "node:path";
import {
  bytesInWords, contentProblem, fileType, parseFileId, safeFileName, safeFilePath,
  type AppId, type FileId, type FileRecord, type PersonId, type RoomId, type Scope, type UploadRules, type WidgetKey,
} from "@tutti/protocol";
import type { Limits } from "../limits.ts";
import { nodeDisk, type Disk } from "./disk.ts";
import { FileProblem } from "./problem.ts";
import { RoomFolder, type KeptFile } from "./room-folder.ts";

export interface Place {
  readonly app: AppId;
  readonly room: RoomId;
}

/** What somebody wants to upload, let in already by who they are and what the widget takes. */
export interface Wanted extends Place {
  readonly key: WidgetKey;
  readonly scope: Scope;
  readonly by: PersonId;
  readonly name: string;
  readonly path: string | undefined;
  readonly size: number;
  readonly rules: UploadRules;
}

type FileLimits = Pick<Limits, "roomFileBytes" | "roomFiles" | "uploadsPerPerson">;

interface Open {
  readonly folder: RoomFolder;
  readonly files: Map<FileId, KeptFile>;
  /** The request that brings bytes of a file now. */
  readonly writers: Map<FileId, { readonly stop: AbortController; readonly ended: Promise<void> }>;
}

/** So many bytes tell what a file is. */
const TELLING = 4_096;

/** The files of all rooms: counted, bounded, and on the disk. */
export class Files {
  readonly #root: string;
  readonly #limits: FileLimits;
  readonly #now: () => number;
  readonly #onBegin: (place: Place) => void;
  readonly #disk: Disk;
  readonly #rooms = new Map<string, Promise<Open>>();
  #latest = 0;

  /** @param onBegin hears of each room that is about to have a file. */
  constructor(root: string, limits: FileLimits, now: () => number, onBegin: (place: Place) => void, disk: Disk = nodeDisk) {
    this.#root = root;
    this.#limits = limits;
    this.#now = now;
    this.#onBegin = onBegin;
    this.#disk = disk;
  }

  /** No two files are of one moment: they are listed in the order in which they were begun. */
  #moment(): number {
    return (this.#latest = Math.max(this.#now(), this.#latest + 1));
  }

  /** The folder of an app's rooms: where its scripts find the files. */
  folderOf(app: AppId): string {
    return join(this.#root, app);
  }

  async find(place: Place, id: string): Promise<KeptFile | undefined> {
    const file = parseFileId(id);
    return file && (await this.#open(place)).files.get(file);
  }

  pathOf(place: Place, id: FileId): string {
    return join(this.#root, place.app, place.room, id);
  }

  async list(place: Place): Promise<readonly KeptFile[]> {
    return [...(await this.#open(place)).files.values()];
  }

  /** Begins an upload, and keeps room for all of it. @throws {FileProblem} where the room has no more. */
  async begin(wanted: Wanted): Promise<KeptFile> {
    const open = await this.#open(wanted);
    const all = [...open.files.values()];
    const { roomFileBytes, roomFiles, uploadsPerPerson } = this.#limits;
    const used = all.reduce((sum, { record }) => sum + record.size, 0);
    if (used + wanted.size > roomFileBytes) {
      throw new FileProblem(413, `“${safeFileName(wanted.name)}” does not fit: this room keeps ${bytesInWords(roomFileBytes)} of files, and ${bytesInWords(used)} are used; remove some first`);
    }
    if (all.length >= roomFiles) throw new FileProblem(413, `This room keeps ${roomFiles} files, and has as many; remove some first`);
    if (all.filter(({ record }) => !record.done && record.by === wanted.by).length >= uploadsPerPerson) {
      throw new FileProblem(413, `${uploadsPerPerson} of your uploads to this room are not finished; finish or cancel some first`);
    }
    const id = parseFileId(`file_${Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url")}`);
    if (!id) throw new Error("An id could not be made");
    const path = wanted.path === undefined ? undefined : safeFilePath(wanted.path);
    const { app, room, key, scope, by, size, rules } = wanted;
    const record: FileRecord = { id, app, room, key, scope, by, name: safeFileName(wanted.name), ...(path !== undefined && { path }), size, type: "", at: this.#moment(), done: false };
    const file: KeptFile = { record, received: 0, touched: this.#now() };
    this.#onBegin({ app, room });
    open.files.set(id, file);
    await open.folder.begin(record).catch((error: unknown) => {
      open.files.delete(id);
      throw error;
    });
    if (size === 0) await this.#finish(open, file, rules);
    return file;
  }

  /**
   * Takes bytes from `at` on. A request that still brings some to the same file is ended first: it is the one that its sender has
   * given up, and the server has not noticed.
   *
   * @throws {FileProblem} where they do not follow what is here, or the file turns out not to be what the widget takes.
   */
  async append(file: KeptFile, at: number, rules: UploadRules, body: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<number> {
    const { record } = file;
    const open = await this.#open(record);
    // Of several that waited for one to end the first goes on, and the next waits for that one.
    while (open.writers.has(record.id)) await this.settle(file);
    if (record.done || at !== file.received) throw new FileProblem(409, `${file.received} bytes are here, and these were to follow ${at}`);
    const stop = new AbortController();
    const end = Promise.withResolvers<void>();
    open.writers.set(record.id, { stop, ended: end.promise });
    try {
      const before = file.received;
      const { received, whole } = await open.folder.append(record.id, at, record.size, until(body, AbortSignal.any([stop.signal, ...(signal ? [signal] : [])])));
      file.received = received;
      file.touched = this.#now();
      if (!whole && received >= record.size) throw new FileProblem(413, `“${record.name}” is longer than it was said to be`);
      if (received >= record.size) await this.#finish(open, file, rules);
      else if (before < TELLING && received >= TELLING) await this.#check(open, file, rules);
      return file.received;
    } catch (error) {
      if (error instanceof FileProblem && error.status === 507) file.received = await open.folder.received(record.id);
      throw error;
    } finally {
      open.writers.delete(record.id);
      end.resolve();
    }
  }

  /** All of a file has come, and the server died, or its disk was full, before that was noted: it is noted now. */
  async complete(file: KeptFile, rules: UploadRules): Promise<void> {
    const { id } = file.record;
    const open = await this.#open(file.record);
    while (open.writers.has(id)) await this.settle(file);
    if (file.record.done || file.received < file.record.size || !open.files.has(id)) return;
    const end = Promise.withResolvers<void>();
    open.writers.set(id, { stop: new AbortController(), ended: end.promise });
    try {
      await this.#finish(open, file, rules);
    } finally {
      open.writers.delete(id);
      end.resolve();
    }
  }

  /** Ends whatever request still brings bytes of a file; then what is here is known. */
  async settle({ record }: KeptFile): Promise<void> {
    const writer = (await this.#open(record)).writers.get(record.id);
    writer?.stop.abort();
    await writer?.ended;
  }

  async remove({ record }: KeptFile): Promise<void> {
    const open = await this.#open(record);
    await this.settle({ record, received: 0, touched: 0 });
    open.files.delete(record.id);
    await open.folder.remove(record.id);
  }

  /** Something in its room names a file for the first time. */
  async noteNamed(file: KeptFile): Promise<void> {
    const { folder } = await this.#open(file.record);
    file.record = { ...file.record, named: true };
    await folder.note(file.record);
  }

  /** Lets a room have files of another one: both then have them, and each lets its own go. What the room has already stays as it is. */
  async share(from: Place, to: Place, ids: Iterable<FileId>): Promise<void> {
    const [source, target] = await Promise.all([this.#open(from), this.#open(to)]);
    for (const id of ids) {
      const file = source.files.get(id);
      if (!file?.record.done || target.files.has(id)) continue;
      const record: FileRecord = { ...file.record, app: to.app, room: to.room };
      await target.folder.adopt(source.folder.path(id), record);
      target.files.set(id, { record, received: file.received, touched: this.#now() });
      this.#onBegin(to);
    }
  }

  /** Forgets what is known of a room that nobody is in; the disk has it. */
  async forget({ app, room }: Place): Promise<void> {
    const key = `${app}/${room}`;
    if ((await this.#rooms.get(key))?.writers.size === 0) this.#rooms.delete(key);
  }

  async #check(open: Open, file: KeptFile, rules: UploadRules): Promise<Uint8Array> {
    const { record } = file;
    const head = await open.folder.head(record.id);
    const problem = contentProblem(rules.types, record.name, head);
    if (problem === undefined) return head;
    open.files.delete(record.id);
    await open.folder.remove(record.id);
    throw new FileProblem(415, `“${record.name}” is not taken: ${problem}`);
  }

  async #finish(open: Open, file: KeptFile, rules: UploadRules): Promise<void> {
    const head = await this.#check(open, file, rules);
    const done: FileRecord = { ...file.record, type: fileType(file.record.name, head), done: true };
    await open.folder.finish(done);
    file.record = done;
  }

  #open({ app, room }: Place): Promise<Open> {
    const key = `${app}/${room}`;
    const known = this.#rooms.get(key);
    if (known) return known;
    const folder = new RoomFolder(join(this.#root, app, room), this.#disk);
    const opening = folder.list().then((files) => ({ folder, files: new Map(files.map((file) => [file.record.id, file])), writers: new Map() }));
    this.#rooms.set(key, opening);
    return opening;
  }
}

/** What comes until a signal. */
async function* until(body: AsyncIterable<Uint8Array>, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stopped = new Promise<"stopped">((resolve) => {
    if (signal.aborted) resolve("stopped");
    signal.addEventListener("abort", () => resolve("stopped"), { once: true });
  });
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([pieces.next(), stopped]);
      if (next === "stopped") throw new Error("The request was given up");
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // A body that stalls does not answer to this either; nobody waits for it.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}
