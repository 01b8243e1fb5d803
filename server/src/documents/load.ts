import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { ORIGIN } from "@tutti/protocol";
import type { LogJournal } from "../journal/journal.ts";
import type { DocumentLog } from "../log/port.ts";
import { SEED } from "./seed.ts";

/**
 * Fills a document from the log, and enters every later update of it there. A document that cannot be read is an error and
 * never an empty one: people would write into the emptiness.
 */
export async function loadDocument(document: Document, { log, journal }: { readonly log: DocumentLog; readonly journal: LogJournal }): Promise<void> {
  const stored = await log.load(document.name);
  document.transact(() => {
    Y.applyUpdate(document, SEED, ORIGIN.load);
    if (stored.snapshot) Y.applyUpdate(document, stored.snapshot, ORIGIN.load);
    for (const update of stored.tail) Y.applyUpdate(document, update, ORIGIN.load);
  }, ORIGIN.load);
  journal.loaded(document.name, stored.tail.length);

  let written = stored.seq > 0;
  document.on("update", (bytes: Uint8Array) => {
    journal.group(() => {
      // The store begins with the seed at the first change, so that it can be read without knowing of seeds.
      if (!written) journal.update(document.name, SEED);
      written = true;
      journal.update(document.name, bytes);
    });
  });
}
