import * as Y from "yjs";

/**
 * Makes one update of many. By way of a document, so that what was overwritten is let go; what waits for something that has not
 * arrived stays in it.
 */
export function fold(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const folded = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return folded;
}
