import { ensureValues, isCoEdited, writeCoEdited, type JsonValue } from "@tutti/protocol";
import type * as Y from "yjs";

/**
 * Fills a document that will never meet the server's with the values that were seen last: what somebody who may only read is
 * shown while the server is away. A Yjs copy kept from an earlier visit would merge with what the server holds now.
 */
export function fillStandIn(doc: Y.Doc, cells: { readonly [cell: string]: JsonValue }): void {
  doc.transact(() => {
    const values = ensureValues(doc);
    for (const [cell, value] of Object.entries(cells)) {
      if (isCoEdited(cell)) writeCoEdited(doc, cell, value);
      else values.set(cell, { v: value, r: 0 });
    }
  });
}
