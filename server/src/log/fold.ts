import * as Y from "yjs";
import type { StoredDocument } from "./port.ts";

/** One update that holds everything of a stored document, without the content that was deleted. */
export function foldUpdates(stored: StoredDocument): Uint8Array {
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => {
    if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
    for (const update of stored.tail) Y.applyUpdate(doc, update);
  });
  const folded = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return folded;
}
