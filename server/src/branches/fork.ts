import { isCoEdited, LAYOUT, writeCoEdited, writeEntry, type Contents } from "@tutti/protocol";
import * as Y from "yjs";
import { SEED } from "../documents/seed.ts";

/**
 * The first state of a branch's document: what its origin said, without how it came to say so. A copy of the origin's own updates
 * would bring along all that was overwritten there, and merging texts a second time would bring every letter twice.
 *
 * @param seeded the texts whose default the origin has had: the branch is not to get it again.
 */
export function forkedDocument(contents: Contents, seeded: readonly string[]): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, SEED);
  doc.transact(() => {
    for (const [name, value] of contents) {
      if (isCoEdited(name)) writeCoEdited(doc, name, value);
      else writeEntry(doc, name, value, undefined);
    }
    for (const name of seeded) doc.getMap(LAYOUT.seeded).set(name, true);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** The texts of a document that have had their default. */
export const seededTexts = (doc: Y.Doc): string[] => [...doc.getMap(LAYOUT.seeded).keys()].filter(isCoEdited);
