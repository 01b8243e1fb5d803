import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { isArrow } from "../runner/data/source.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { handOut, type Entry, type Kept } from "./kept.ts";
import { parseCalls } from "./recording.ts";
import { cacheNow } from "./world.ts";

interface Header {
  readonly format: 1;
  /** The code that it was computed by. */
  readonly code: string;
  /** Bytes of one V8 are not for another. */
  readonly v8: string;
  readonly at: number;
  /** SHA-256 of what follows. */
  readonly digest: string;
}

export interface DiskOptions {
  readonly folder: string;
  /** All files of the folder together. */
  readonly maxBytes: number;
  /** The app's code as it is now, as a digest. */
  code(): string;
  warn(text: string): void;
}

const LENGTH_BYTES = 4;
const LARGEST_HEADER = 4_096;
/** Clocks of one machine may be set back so far (ms) between a writing and a reading. */
const AHEAD = 60_000;
/** After so many writes the folder is looked through again. */
const SWEEP_EVERY = 64;

/**
 * Results kept across restarts, one file each: a header in JSON, then bytes. A file that is damaged, or was written by other code
 * than today's, is as if it were not there. Written beside and moved into place, so that nobody reads half of one.
 */
export class Disk {
  readonly #options: DiskOptions;
  readonly #writing = new Set<Promise<boolean>>();
  #writes = 0;

  constructor(options: DiskOptions) {
    this.#options = options;
  }

  async read(cache: string, key: string): Promise<Entry | undefined> {
    const path = this.#path(cache, key);
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) return undefined;
    const read = parse(bytes);
    if (read === "damaged") {
      this.#options.warn(`A cached result was damaged and is computed anew (${path})`);
      rmSync(path, { force: true });
      return undefined;
    }
    if (read.header.v8 !== process.versions.v8 || read.header.code !== this.#code(cache)) return undefined;
    try {
      return { ...(await restore(read.body)), at: read.header.at };
    } catch (error) {
      this.#options.warn(`A cached result cannot be read and is computed anew (${path}): ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Writes an entry. @returns whether it could be written; that it could not is told, and stops nobody. */
  write(cache: string, key: string, entry: Entry): Promise<boolean> {
    const writing = this.#write(cache, key, entry).finally(() => this.#writing.delete(writing));
    this.#writing.add(writing);
    return writing;
  }

  /** Resolves once everything that was handed over is written. */
  async idle(): Promise<void> {
    await Promise.all(this.#writing);
  }

  async #write(cache: string, key: string, { kept, calls, size, at }: Entry): Promise<boolean> {
    const path = this.#path(cache, key);
    const number = this.#writes++;
    try {
      if (calls.some(({ args }) => args.some((arg) => typeof arg === "object" && arg !== null && isArrow(arg)))) throw new Error("an Arrow table is drawn in it; draw that in the script");
      const body = serialize({ ...(await flat(kept)), calls, size });
      const header: Header = { format: 1, code: this.#code(cache), v8: process.versions.v8, at, digest: sha256(body) };
      const head = Buffer.from(JSON.stringify(header));
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt32BE(head.byteLength);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Two results of one call may be written at once: each beside the other.
      const beside = `${path}.${process.pid}.${number}.part`;
      await writeFile(beside, Buffer.concat([length, head, body]), { mode: 0o600 });
      await rename(beside, path);
      if (number % SWEEP_EVERY === 0) await this.#sweep();
      return true;
    } catch (error) {
      this.#options.warn(`A cached result could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  remove(cache: string, key?: string): void {
    const path = key === undefined ? this.#folder(cache) : this.#path(cache, key);
    rmSync(path, { recursive: true, force: true });
  }

  /** What was computed longest ago goes first, down to the limit. */
  async #sweep(): Promise<void> {
    const entries = await readdir(this.#options.folder, { recursive: true, withFileTypes: true });
    const files = [];
    for (const entry of entries) {
      const path = join(entry.parentPath, entry.name);
      const found = entry.isFile() ? await stat(path).catch(() => undefined) : undefined;
      if (found) files.push({ path, size: found.size, at: found.mtimeMs });
    }
    let sum = 0;
    for (const { path, size } of files.toSorted((a, b) => b.at - a.at)) {
      sum += size;
      if (sum > this.#options.maxBytes) await rm(path, { force: true });
    }
  }

  #code(cache: string): string {
    return sha256(Buffer.from(`${this.#options.code()}\n${cache}`));
  }

  #folder(cache: string): string {
    return join(this.#options.folder, sha256(Buffer.from(cache)).slice(0, 22));
  }

  #path(cache: string, key: string): string {
    return join(this.#folder(cache), `${sha256(Buffer.from(key)).slice(0, 32)}.cache`);
  }
}

function parse(bytes: Buffer): { readonly header: Header; readonly body: Uint8Array } | "damaged" {
  try {
    const length = bytes.readUInt32BE(0);
    if (length > LARGEST_HEADER) return "damaged";
    const header = JSON.parse(bytes.subarray(LENGTH_BYTES, LENGTH_BYTES + length).toString()) as Header;
    const body = bytes.subarray(LENGTH_BYTES + length);
    // What claims to come from tomorrow would never be too old.
    return header.format === 1 && typeof header.at === "number" && header.at <= cacheNow() + AHEAD && header.digest === sha256(body) ? { header, body } : "damaged";
  } catch {
    return "damaged";
  }
}

type Flat = { readonly form: "copied"; readonly bytes: Uint8Array } | { readonly form: "arrow"; readonly bytes: Uint8Array } | { readonly form: "shared"; readonly value: unknown };

/** Loaded where an Arrow table is first written or read. */
const arrow = () => import("@uwdata/flechette");

async function flat(kept: Kept): Promise<Flat> {
  if (kept.form === "copied") return kept;
  const { Table, tableToIPC } = await arrow();
  if (!(kept.value instanceof Table)) return kept;
  const bytes = tableToIPC(kept.value, { format: "stream" });
  if (!bytes) throw new Error("the Arrow table could not be encoded");
  return { form: "arrow", bytes };
}

/**
 * Takes in what a file says. Its digest says that it is whole, and nothing of who wrote it: what does not fit is refused here, and not
 * by the script that asks for it. Nothing in it is ever run.
 */
async function restore(body: Uint8Array): Promise<Omit<Entry, "at">> {
  const { calls: drawn, size, ...kept } = deserialize(body) as Flat & { readonly calls: unknown; readonly size: unknown };
  const calls = parseCalls(drawn);
  if (!calls || typeof size !== "number" || !Number.isSafeInteger(size) || size < 0) throw new Error("it is no result");
  switch (kept.form) {
    case "copied": {
      if (!(kept.bytes instanceof Uint8Array)) throw new Error("it has no bytes");
      // Each caller is handed a copy that is read from these: that they can be read is found out once, and here.
      handOut(kept);
      return { kept: { form: "copied", bytes: kept.bytes }, calls, size };
    }
    case "shared":
      return { kept: { form: "shared", value: deepFreeze(kept.value, "It") }, calls, size };
    case "arrow":
      // Numbers in it lie at multiples of eight only where the bytes begin a buffer.
      return { kept: { form: "shared", value: (await arrow()).tableFromIPC(new Uint8Array(kept.bytes)) }, calls, size };
    default:
      throw new Error("it is of no form that there is");
  }
}

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url");
