import { makeDataFolder } from "../data-folder.ts";
import type { AccessEntry, AccessKind, AccessRow, AccessStore, AuditQuery, StoredAudit } from "./port.ts";
import type { AccessRequest, AccessResult } from "./sqlite-messages.ts";
import { StoreThread } from "../store-thread.ts";

/** Rights in a SQLite file beside the log's, in a thread of its own: a slow disk delays no keystroke. */
export class SqliteAccess implements AccessStore {
  readonly #folder: string;
  readonly #thread: StoreThread<AccessRequest, AccessResult, string>;

  constructor(folder: string) {
    this.#folder = folder;
    this.#thread = new StoreThread({
      script: new URL("./sqlite-worker.ts", import.meta.url), data: { folder }, closed: "The store of rights is closed", errorOf: (failure) => new Error(failure),
    });
  }

  async open(): Promise<void> {
    await makeDataFolder(this.#folder);
    await this.#thread.open();
  }

  all(kind?: AccessKind): Promise<readonly AccessRow[]> {
    return this.#thread.ask({ op: "all", ...(kind === undefined ? {} : { kind }) }) as Promise<readonly AccessRow[]>;
  }

  async write(entries: readonly AccessEntry[]): Promise<void> {
    if (entries.length > 0) await this.#thread.ask({ op: "write", entries });
  }

  audit(query: AuditQuery): Promise<readonly StoredAudit[]> {
    return this.#thread.ask({ op: "audit", query }) as Promise<readonly StoredAudit[]>;
  }

  close(): Promise<void> {
    return this.#thread.close({ op: "close" });
  }
}
