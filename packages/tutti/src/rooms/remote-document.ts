import { HocuspocusProvider } from "@hocuspocus/provider";
import { documentName, parseStateless, printStateless, type DocumentRef } from "@tutti/protocol";
import * as Y from "yjs";
import type { Line } from "./line.ts";

/** A program's copy of a document, kept equal to the server's while there is a line. */
export class RemoteDocument {
  readonly doc: Y.Doc;
  /** Resolves once the server has sent it; rejects with the server's sentence where it may not be opened. */
  readonly synced: Promise<void>;
  readonly #provider: HocuspocusProvider;
  readonly #waiting = new Map<number, () => void>();
  #marks = 0;

  /** @param visible whether those in the room see that somebody has it open. */
  constructor(line: Line, ref: DocumentRef, doc: Y.Doc, visible: boolean, changed: () => void) {
    this.doc = doc;
    const outcome = Promise.withResolvers<void>();
    outcome.promise.catch(() => undefined);
    this.synced = outcome.promise;
    this.#provider = new HocuspocusProvider({
      websocketProvider: line.transport, name: documentName(ref), document: doc, token: "-", ...(visible ? {} : { awareness: null }),
      onSynced: ({ state }) => {
        if (state) outcome.resolve();
        // What was asked on a line that was lost is asked again.
        if (state && this.#waiting.size > 0) this.#mark();
      },
      onAuthenticationFailed: ({ reason }) => outcome.reject(new Error(reason)),
      onStateless: ({ payload }) => this.#answered(payload),
    });
    this.#provider.attach();
    if (visible && "person" in ref) this.#provider.setAwarenessField("person", ref.person);
    doc.on("update", changed);
  }

  /** Resolves once everything that was written here so far is on the server's disk. */
  durable(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.set(this.#mark(), resolve);
    });
  }

  /** Asks something that the server answers, so that a line which is dead is noticed. */
  probe(): void {
    this.#mark();
  }

  close(): void {
    this.#provider.destroy();
    this.doc.destroy();
  }

  #mark(): number {
    const n = (this.#marks += 1);
    this.#provider.sendStateless(printStateless({ type: "mark", n }));
    return n;
  }

  #answered(text: string): void {
    const message = parseStateless(text);
    if (message?.type !== "durable") return;
    for (const [n, resolve] of this.#waiting) {
      if (n > message.n) continue;
      this.#waiting.delete(n);
      resolve();
    }
  }
}
