import { SqliteLog } from "../src/log/sqlite.ts";
import type { DocumentLog, LogEntry } from "../src/log/port.ts";

/** The real SQLite log, in a process that kills itself at one step of an event: on either side of the commit of its claim, or of its end; or of a merge, or of a fork. */
export class KillingLog extends SqliteLog implements DocumentLog {
  readonly #step: string;

  constructor(folder: string, step: string) {
    super(folder);
    this.#step = step;
  }

  override async commit(entries: readonly LogEntry[]): Promise<number> {
    const claims = entries.some((entry) => entry.kind === "claim");
    const settles = entries.some((entry) => entry.kind === "settle");
    const merges = entries.some((entry) => entry.kind === "record" && entry.record.kind === "operation");
    const forks = entries.some((entry) => entry.kind === "record" && entry.record.kind === "branch");
    if ((merges && this.#step === "merging") || (forks && this.#step === "forking")) return die();
    if (merges && this.#step === "merge-unwritten") return new Promise<never>(() => undefined);
    if ((claims && this.#step === "received") || (settles && this.#step === "written")) return die();
    // The end of the event is seen by its author, and never reaches the disk: whoever watches ends the server.
    if (settles && this.#step === "uncommitted") return new Promise<never>(() => undefined);
    const seq = await super.commit(entries);
    if ((merges && this.#step === "merged") || (forks && this.#step === "forked")) return die();
    if ((claims && this.#step === "claimed") || (settles && this.#step === "committed")) return die();
    return seq;
  }
}

function die(): Promise<never> {
  process.kill(process.pid, "SIGKILL");
  return new Promise<never>(() => undefined);
}
