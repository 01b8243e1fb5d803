import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Asked } from "../driver.ts";
import { isClosed, isReadOnly, isUndone, placeAt, QueryError, tookTooLong, type SqlPlace } from "../query-error.ts";
import type { FromSqlite, SqliteWork, ToSqlite } from "./messages.ts";

const ENTRY = fileURLToPath(new URL("./process.ts", import.meta.url));

interface Waiting {
  readonly ask: ToSqlite;
  /** The life of the process that it is for; any where absent. */
  readonly within: number | undefined;
  settle(answer: FromSqlite | Error): void;
}

/**
 * One process of SQLite's, made when it is first asked. It is handed one statement at a time: a statement that takes too long, or that
 * nobody waits for, ends the process, and what waits behind it is asked of the next one.
 */
export class SqliteProcess {
  readonly #file: string;
  readonly #writes: boolean;
  #child: ChildProcess | undefined;
  #under: Waiting | undefined;
  readonly #queue: Waiting[] = [];
  #last = 0;
  #life = 0;
  #closed = false;

  constructor(file: string, writes: boolean) {
    this.#file = file;
    this.#writes = writes;
  }

  /** Another number where what a process knew, such as a transaction, is gone. */
  get life(): number {
    return this.#life;
  }

  /** @param within the life of the process that it belongs to, as part of a transaction: in another one it is refused. */
  run(work: SqliteWork, { text, values, timeout, signal, maxRows }: Asked, within?: number): Promise<FromSqlite> {
    signal?.throwIfAborted();
    if (this.#closed) return Promise.reject(isClosed());
    return new Promise<FromSqlite>((resolve, reject) => {
      const give = (error: Error): void => {
        if (this.#under === waiting) {
          // There is no other way to end a statement that is under way.
          this.#end();
        } else this.#queue.splice(this.#queue.indexOf(waiting), 1);
        waiting.settle(error);
        this.#next();
      };
      const aborted = (): void => give(signal?.reason instanceof Error ? signal.reason : new QueryError("Nobody waits for the statement any more"));
      const timer = setTimeout(() => give(tookTooLong(timeout)), timeout);
      const waiting: Waiting = {
        ask: { ask: ++this.#last, work, text, values, maxRows },
        within,
        settle: (answer) => {
          clearTimeout(timer);
          signal?.removeEventListener("abort", aborted);
          if (answer instanceof Error) reject(answer);
          else if (answer.type === "refused") reject(answer.readOnly ? isReadOnly() : new QueryError(answer.message, { code: answer.code, place: placeOf(answer.message, text) }));
          else resolve(answer);
        },
      };
      signal?.addEventListener("abort", aborted, { once: true });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  close(): void {
    this.#closed = true;
    const under = this.#under;
    this.#end();
    for (const waiting of [...(under ? [under] : []), ...this.#queue.splice(0)]) waiting.settle(isClosed());
  }

  #next(): void {
    while (!this.#under && this.#queue.length > 0) {
      const waiting = this.#queue.shift();
      if (!waiting) return;
      if (waiting.within !== undefined && waiting.within !== this.#life) {
        waiting.settle(isUndone());
        continue;
      }
      this.#under = waiting;
      const child = (this.#child ??= this.#start());
      child.send(waiting.ask, () => undefined);
    }
  }

  #end(): void {
    const child = this.#child;
    this.#child = undefined;
    this.#under = undefined;
    this.#life++;
    child?.kill("SIGKILL");
  }

  #start(): ChildProcess {
    const child = fork(ENTRY, [this.#file, this.#writes ? "write" : "read"], { serialization: "advanced", execArgv: ["--disable-warning=ExperimentalWarning"], stdio: ["ignore", "ignore", "inherit", "ipc"] });
    child.on("message", (message) => {
      const answer = message as FromSqlite;
      const waiting = this.#under;
      if (this.#child !== child || waiting?.ask.ask !== answer.ask) return;
      this.#under = undefined;
      waiting.settle(answer);
      this.#next();
    });
    child.on("exit", () => {
      if (this.#child !== child) return;
      const waiting = this.#under;
      this.#end();
      waiting?.settle(waiting.within === undefined ? isGone() : isUndone());
      this.#next();
    });
    // It holds nobody's process open.
    child.unref();
    child.channel?.unref();
    return child;
  }
}

const isGone = (): QueryError => new QueryError("SQLite's process is gone; ask again", { code: "gone" });

/** SQLite names the word that it stumbles over, and not where that stands: known where it stands there once. */
function placeOf(message: string, text: string): SqlPlace | undefined {
  const [, word = ""] = /^near "(.+)": syntax error$/s.exec(message) ?? [];
  const at = word === "" ? -1 : text.indexOf(word);
  return at >= 0 && at === text.lastIndexOf(word) ? placeAt(text, at) : undefined;
}
