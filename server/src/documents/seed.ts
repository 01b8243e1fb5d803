import * as Y from "yjs";
import { ensureValues } from "@tutti/protocol";

/**
 * The first state of every document: its first generation, as one fixed update. Two servers' lives that both
 * make it make the same item, so a room that nobody has changed needs no row in the store, and no two maps ever compete.
 * Client 1 is this update's alone; everybody else's is random.
 */
export const SEED: Uint8Array = (() => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  ensureValues(doc);
  return Y.encodeStateAsUpdate(doc);
})();
