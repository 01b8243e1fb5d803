import { jsonProblem, memberName, richName, textName, unsetEntry, writeEntry, type JsonValue, type Scope, type WidgetPlace } from "@tutti/protocol";
import type * as Y from "yjs";
import { LOCAL, type RoomDocument } from "../document/room-document.ts";
import { chosen, constant, derived } from "../readable.ts";
import type { CoEdited, Readable, RoomSync, RowsHandle, ValueHandle } from "../types.ts";
import type { UndoHistory } from "../undo/undo-history.ts";

const NOTHING = constant<JsonValue | undefined>(undefined);
const NO = constant(false);

type Current = (scope: Scope) => Readable<RoomDocument | undefined>;

/** The value of a widget, in whichever document its scope puts it. */
export function valueHandle(current: Current, place: WidgetPlace, history: UndoHistory): ValueHandle {
  const document = current(place.scope);
  const write = (entry: string, value: JsonValue, unset: JsonValue | undefined): boolean => {
    const doc = document.get();
    return doc !== undefined && history.record(place.scope, doc, entry, unset, () => writeValue(doc, entry, value));
  };
  return {
    stored: chosen(document, (doc) => doc?.cells.cell(place.key) ?? NOTHING),
    writable: chosen(document, canWrite),
    set: (value, unset) => write(place.key, value, unset),
    setMember: (member, value, unset) => write(memberName(place.key, member), value, unset),
  };
}

/** Writes an entry of a document. @returns whether it stands there now. */
export function writeValue(document: RoomDocument | undefined, entry: string, value: JsonValue): boolean {
  if (!document || !canWrite(document).get() || jsonProblem(value) !== undefined) return false;
  writeEntry(document.doc, entry, value, LOCAL);
  return true;
}

/** Writes entries of a document, all in one transaction. @returns whether they stand there now. */
export function writeValues(document: RoomDocument | undefined, entries: readonly (readonly [name: string, value: JsonValue])[]): boolean {
  if (!document || !canWrite(document).get() || entries.some(([, value]) => jsonProblem(value) !== undefined)) return false;
  document.doc.transact(() => {
    for (const [name, value] of entries) writeEntry(document.doc, name, value, LOCAL);
  }, LOCAL);
  return true;
}

/** The table of a widget, once the server's document is here. */
export function rowsOf(current: Current, place: WidgetPlace, history: UndoHistory): ReturnType<RoomSync["rows"]> {
  return chosen(current(place.scope), (document) => {
    if (!document) return constant(undefined);
    const table: RowsHandle = {
      entries: () => document.cells.table(place.key),
      onChange: (listener) => document.cells.onTable(place.key, listener),
      writable: canWrite(document),
      write: (writes) => {
        const entries = writes.map(([member, value]) => [memberName(place.key, member), value] as const);
        const unset = new Map(writes.map(([member, value]) => [memberName(place.key, member), unsetEntry(member, value)]));
        return history.recordRows(place, document, unset, () => writeValues(document, entries));
      },
      undo: () => history.moveRows(place, true),
      redo: () => history.moveRows(place, false),
    };
    return derived([document.cells.ready], () => (document.cells.ready.get() ? table : undefined));
  });
}

/** The co-edited text of a widget, once the server's document is here. */
export const textOf = (current: Current, place: WidgetPlace): ReturnType<RoomSync["text"]> =>
  onceHere(current, place, (doc) => doc.getText(textName(place.key)));

/** The co-edited rich text of a widget, once the server's document is here. */
export const richOf = (current: Current, place: WidgetPlace): ReturnType<RoomSync["rich"]> =>
  onceHere(current, place, (doc) => doc.getXmlFragment(richName(place.key)));

function onceHere<T>(current: Current, place: WidgetPlace, get: (doc: Y.Doc) => T): Readable<CoEdited<T> | undefined> {
  return chosen(current(place.scope), (document) => {
    if (!document) return constant(undefined);
    const { doc } = document;
    return derived([document.cells.ready, document.writable], () =>
      document.cells.ready.get() ? { text: get(doc), doc, writable: document.writable.get() } : undefined,
    (a, b) => a?.writable === b?.writable && a?.doc === b?.doc);
  });
}

const canWrite = (document: RoomDocument | undefined): Readable<boolean> =>
  document ? derived([document.writable, document.cells.ready], () => document.writable.get() && document.cells.ready.get()) : NO;
