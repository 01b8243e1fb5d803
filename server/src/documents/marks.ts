import type { Connection, Document } from "@hocuspocus/server";
import { printStateless } from "@tutti/protocol";

/** Whether all that was brought to a document has found its place: what waits for something missing is neither shown nor kept. */
export const isWhole = (document: Document): boolean => document.store.pendingStructs === null && document.store.pendingDs === null;

/** Bytes that wait in a document for something missing. */
export const pendingBytes = (document: Document): number =>
  (document.store.pendingStructs?.update.byteLength ?? 0) + (document.store.pendingDs?.byteLength ?? 0);

/** Drops what waits for something that never came. */
export function dropPending(document: Document): void {
  document.store.pendingStructs = null;
  document.store.pendingDs = null;
}

/** Answers `mark n` by `durable n`, once everything before it is on the disk and nothing of the document waits. */
export class Marks {
  readonly #committed: () => Promise<void>;
  /** The highest mark of a connection that waits for its document to be whole. */
  readonly #waiting = new WeakMap<Connection, number>();

  constructor(committed: () => Promise<void>) {
    this.#committed = committed;
  }

  async answer(document: Document, connection: Connection, n: number): Promise<void> {
    if (!isWhole(document)) {
      const waits = this.#waiting.get(connection);
      this.#waiting.set(connection, Math.max(n, waits ?? 0));
      if (waits !== undefined) return;
      await whole(document, connection);
      n = this.#waiting.get(connection) ?? n;
      this.#waiting.delete(connection);
    }
    await this.#committed();
    // A document that became incomplete meanwhile did so by later frames; what this mark asked about is kept.
    if (document.hasConnection(connection)) connection.sendStateless(printStateless({ type: "durable", n }));
  }
}

function whole(document: Document, connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isWhole(document) && document.hasConnection(connection)) return;
      document.off("update", look);
      document.off("destroy", look);
      resolve();
    };
    document.on("update", look);
    document.on("destroy", look);
  });
}
