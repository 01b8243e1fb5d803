import { MemoryLog, type MemoryStore } from "../src/log/memory.ts";
import type { DocumentLog, LogEntry } from "../src/log/port.ts";
import type { Fault } from "./faults.ts";
import type { Pending } from "./pending.ts";

interface Life {
  readonly name: string;
  readonly store: MemoryStore;
  readonly pending: Pending;
  readonly fault: Fault | undefined;
  readonly alive: () => boolean;
}

/**
 * The store as one life of a server has it. A batch goes to the disk in a step of its own, and that it has is told in
 * another: the server may die before the one, and between the two.
 */
export async function openSimStore(life: Life): Promise<{ log: DocumentLog; die(): void }> {
  const inner = new MemoryLog(life.store);
  life.store.owner = undefined;
  await inner.open();
  let waiting: readonly LogEntry[] | undefined;
  const commit = (entries: readonly LogEntry[]): Promise<number> =>
    new Promise((resolve, reject) => {
      waiting = entries;
      life.pending.put(`disk ${life.name}`, () => {
        waiting = undefined;
        const written = inner.commit(entries);
        life.pending.put(`disk ${life.name}`, () => void (life.alive() && written.then(resolve, reject)));
      });
    });
  const log: DocumentLog = {
    open: () => Promise.resolve(),
    load: (document) => inner.load(document),
    documents: () => inner.documents(),
    commit,
    fold: (document) => inner.fold(document),
    recall: (app, room) => inner.recall(app, room),
    changes: (query) => inner.changes(query),
    standing: (documents, upTo) => inner.standing(documents, upTo),
    changeAt: (documents, at) => inner.changeAt(documents, at),
    historySize: (documents) => inner.historySize(documents),
    records: (query) => inner.records(query),
    close: () => inner.close(),
  };
  const die = (): void => {
    // What was under way is all on the disk or not at all; the fault leaves it there without its end.
    if (life.fault === "torn-batch" && waiting && waiting.length > 1) void inner.commit(waiting.slice(0, -1));
    life.pending.lose(`disk ${life.name}`);
    life.store.owner = undefined;
  };
  return { log, die };
}
