import { COMMENT_EVENTS, EVENTS, readCells, type JsonValue } from "@tutti/protocol";
import * as Y from "yjs";
import type { PageDocumentKind } from "../document/room-document.ts";
import type { RoomStore, SetAside, StoredCopy, StoredKind } from "../storage/port.ts";

/** What a document holds that its author may no longer send; `undefined` where the server has it all. */
export function asideOf(kind: PageDocumentKind, doc: Y.Doc, changes: number, at: number): SetAside | undefined {
  if (changes === 0 || kind === "comments") return undefined;
  const update = Y.encodeStateAsUpdate(doc);
  const events = [...EVENTS.waiting(doc), ...COMMENT_EVENTS.waiting(doc)].map((event) => JSON.parse(JSON.stringify(event)) as JsonValue);
  // Two tabs that had the same changes set aside one thing.
  return { id: `${kind}-${fingerprint(Y.encodeStateVector(doc))}`, at, document: kind, changes, update, cells: Object.fromEntries(readCells(doc)), ...(events.length > 0 && { events }) };
}

/** Sets aside what an earlier visit left unsaved in a copy, and lets go of the copy. */
export async function forgetCopy(
  kind: StoredKind, { updates, unsaved }: StoredCopy, store: RoomStore, setAside: (item: SetAside | undefined) => Promise<void>, at: number,
): Promise<void> {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  await setAside(asideOf(kind, doc, unsaved.reduce((sum, { changes }) => sum + changes, 0), at));
  doc.destroy();
  await store.drop(kind);
}

/** The same for the same bytes, and hardly for others. */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0n;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 1_099_511_628_211n + 1_469_598_103n);
  return hash.toString(36);
}
