import { stat } from "node:fs/promises";
import { setTimeout as later } from "node:timers/promises";
import type { DuckDBConnection } from "@duckdb/node-api";
import { isClosed, QueryError } from "../query-error.ts";
import type { Opened } from "./opened.ts";

/** A connection that is closed waits so long (ms) for what is under way. */
const CLOSING = 3_000;

interface Now {
  readonly opened: Opened;
  /** The file that it was opened from. */
  readonly stamp: string | undefined;
}

/** A database, as it stands in its file: one that was put in the file's place is opened at the next statement, and what is under way ends on the one before. */
export class Database {
  readonly #file: string | undefined;
  readonly #writable: boolean;
  readonly #open: () => Promise<Opened>;
  readonly #all = new Set<Opened>();
  #now: Now | undefined;
  #opening: Promise<Now> | undefined;
  #isClosed = false;

  /** @param file absent where it is in memory. */
  constructor(file: string | undefined, writable: boolean, open: () => Promise<Opened>) {
    this.#file = file;
    this.#writable = writable;
    this.#open = open;
  }

  /** @throws QueryError where it is closed, or where what was put in the file's place cannot be opened. */
  async with<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const { opened } = await this.#present();
    return opened.with(work);
  }

  /** Another text where the file is another one. */
  async version(): Promise<string> {
    return (await this.#stamp()) ?? "no file";
  }

  /** @returns once all that is under way has ended, or once that has taken too long. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const waiting = new AbortController();
    const left = Promise.all([...this.#all].map((opened) => opened.leave()));
    await Promise.race([left, later(CLOSING, undefined, { signal: waiting.signal }).catch(() => undefined)]);
    waiting.abort();
  }

  async #present(): Promise<Now> {
    const stamp = await this.#stamp();
    if (this.#isClosed) throw isClosed();
    // A file that is gone is about to be there again; until then its database is the one that is open.
    if (this.#now && (stamp === undefined || stamp === this.#now.stamp)) return this.#now;
    if (this.#now && this.#writable) {
      throw new QueryError(`The file ${this.#file ?? ""} was replaced while this connection has it open to write, and what is written would be lost. Start the server again, or say writable: false where others make the file`, { code: "replaced" });
    }
    this.#opening ??= this.#next(this.#now).finally(() => (this.#opening = undefined));
    return this.#opening;
  }

  async #next(before: Now | undefined): Promise<Now> {
    // What is replaced again while it is opened is another one at the next statement.
    const stamp = await this.#stamp();
    const opened = await this.#open().catch((error: unknown) => {
      if (!before) throw error;
      throw new QueryError(`The file ${this.#file ?? ""} was replaced, and what is there now cannot be opened: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    });
    this.#all.add(opened);
    if (before) void before.opened.leave().then(() => this.#all.delete(before.opened));
    this.#now = { opened, stamp: stamp ?? (await this.#stamp()) };
    if (this.#isClosed) {
      await opened.leave();
      throw isClosed();
    }
    return this.#now;
  }

  /** What is written through this connection makes no other file of it. */
  async #stamp(): Promise<string | undefined> {
    if (this.#file === undefined) return undefined;
    return stat(this.#file, { bigint: true }).then(({ ino, mtimeNs, size }) => (this.#writable ? String(ino) : `${ino} ${mtimeNs} ${size}`), () => undefined);
  }
}
