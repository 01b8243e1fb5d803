import { Worker } from "node:worker_threads";
import { threadEnded } from "./thread-ended.ts";

/** What a thread that owns a store says. It answers in order. */
export type ThreadAnswer<Result, Failure> =
  | { readonly type: "opened" }
  | { readonly type: "refused"; readonly failure: Failure }
  | { readonly type: "result"; readonly id: number; readonly value: Result }
  | { readonly type: "failed"; readonly id: number; readonly failure: Failure };

interface StoreThreadParts<Failure> {
  /** What the thread runs. */
  readonly script: URL;
  readonly data: unknown;
  /** What is said once it is closed. */
  readonly closed: string;
  errorOf(failure: Failure): Error;
}

/** A store in a thread of its own, so that a slow disk delays no keystroke: asks it, and hears of its end. */
export class StoreThread<Request extends { readonly op: string }, Result, Failure> {
  readonly #parts: StoreThreadParts<Failure>;
  readonly #waiting = new Map<number, { resolve(value: Result): void; reject(error: Error): void }>();
  #worker: Worker | undefined;
  #next = 1;

  constructor(parts: StoreThreadParts<Failure>) {
    this.#parts = parts;
  }

  async open(): Promise<void> {
    const { script, data, closed, errorOf } = this.#parts;
    const worker = new Worker(script, { workerData: data });
    this.#worker = worker;
    const opened = Promise.withResolvers<void>();
    worker.on("message", (answer: ThreadAnswer<Result, Failure>) => {
      if (answer.type === "opened") opened.resolve();
      else if (answer.type === "refused") opened.reject(errorOf(answer.failure));
      else this.#settle(answer);
    });
    const lost = (error: Error): void => {
      opened.reject(error);
      // One that was refused may end after another was opened in its place.
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      for (const waiting of this.#waiting.values()) waiting.reject(error);
      this.#waiting.clear();
    };
    worker.on("error", lost);
    worker.on("exit", () => lost(new Error(closed)));
    await opened.promise;
  }

  ask(request: Request): Promise<Result> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Error(this.#parts.closed));
    const id = this.#next++;
    return new Promise<Result>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.postMessage({ id, request }, []);
    });
  }

  /** @param request what makes it close its store and end. */
  async close(request: Request): Promise<void> {
    const worker = this.#worker;
    if (!worker) return;
    await this.ask(request).catch(() => undefined);
    // It may have ended meanwhile, and would say so no more.
    if (this.#worker === worker) await threadEnded(worker);
  }

  #settle(answer: Extract<ThreadAnswer<Result, Failure>, { readonly id: number }>): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.type === "result") waiting?.resolve(answer.value);
    else waiting?.reject(this.#parts.errorOf(answer.failure));
  }
}
