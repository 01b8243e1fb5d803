import { SqliteLog } from "../src/log/sqlite.ts";
import type { DocumentLog, LogEntry } from "../src/log/port.ts";

/** The real SQLite log, with a disk that can be told to fail. */
export class FailingLog extends SqliteLog implements DocumentLog {
  /** What every commit rejects with, until it is taken away. */
  refuseCommits: Error | undefined;
  refuseLoads: Error | undefined;

  override async commit(entries: readonly LogEntry[]): Promise<number> {
    if (this.refuseCommits) throw this.refuseCommits;
    return super.commit(entries);
  }

  override async load(document: string): Promise<Awaited<ReturnType<DocumentLog["load"]>>> {
    if (this.refuseLoads) throw this.refuseLoads;
    return super.load(document);
  }
}
