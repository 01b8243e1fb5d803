import { mkdir } from "node:fs/promises";
import { Worker } from "node:worker_threads";
import type { AccessEntry, AccessRow, AccessStore, AuditQuery, StoredAudit } from "./port.ts";
import type { AccessAnswer, AccessRequest, AccessResult } from "./sqlite-messages.ts";
import { threadEnded } from "../thread-ended.ts";

interface Waiting {
  readonly resolve: (value: AccessResult) => void;
  readonly reject: (error: Error) => void;
}

/** Rights in a SQLite file beside the log's, in a thread of its own: a slow disk delays no keystroke. */
export class SqliteAccess implements AccessStore {
  readonly #folder: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #next = 1;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async open(): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), { workerData: { folder: this.#folder } });
    this.#worker = worker;
    const opened = Promise.withResolvers<void>();
    worker.on("message", (answer: AccessAnswer) => {
      if (answer.type === "opened") opened.resolve();
      else if (answer.type === "refused") opened.reject(new Error(answer.message));
      else this.#settle(answer);
    });
    const lost = (error: Error): void => {
      this.#worker = undefined;
      opened.reject(error);
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    };
    worker.on("error", lost);
    worker.on("exit", () => lost(new Error("The store of rights is closed")));
    await opened.promise;
  }

  all(): Promise<readonly AccessRow[]> {
    return this.#ask({ op: "all" }) as Promise<readonly AccessRow[]>;
  }

  async write(entries: readonly AccessEntry[]): Promise<void> {
    if (entries.length > 0) await this.#ask({ op: "write", entries });
  }

  audit(query: AuditQuery): Promise<readonly StoredAudit[]> {
    return this.#ask({ op: "audit", query }) as Promise<readonly StoredAudit[]>;
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await this.#ask({ op: "close" }).catch(() => undefined);
    // It may have ended meanwhile, and would say so no more.
    if (this.#worker === worker) await threadEnded(worker);
  }

  #ask(request: AccessRequest): Promise<AccessResult> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Error("The store of rights is closed"));
    const id = this.#next++;
    return new Promise<AccessResult>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request }, []);
    });
  }

  #settle(answer: Extract<AccessAnswer, { id: number }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === "result") waiting?.resolve(answer.value);
    else waiting?.reject(new Error(answer.message));
  }
}
