import { jsonProblem, memberName, writeEntry, type JsonValue, type Scope, type WidgetPlace } from "@tutti/protocol";
import { LOCAL, type RoomDocument } from "../document/room-document.ts";
import { chosen, constant, derived } from "../readable.ts";
import type { OpenDocument, Readable, ValueHandle } from "../types.ts";
import type { UndoSteps } from "../undo/undo-steps.ts";

const NOTHING = constant<JsonValue | undefined>(undefined);
const NO = constant(false);

type Current = (scope: Scope) => Readable<RoomDocument | undefined>;

/** The value of a widget, in whichever document its scope puts it. */
export function valueHandle(current: Current, place: WidgetPlace, history: UndoSteps): ValueHandle {
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
export function writeValue(document: OpenDocument | undefined, entry: string, value: JsonValue): boolean {
  if (!document || !canWrite(document).get() || jsonProblem(value) !== undefined) return false;
  writeEntry(document.doc, entry, value, LOCAL);
  return true;
}

/** Writes entries of a document, all in one transaction. @returns whether they stand there now. */
export function writeValues(document: OpenDocument | undefined, entries: readonly (readonly [name: string, value: JsonValue])[]): boolean {
  if (!document || !canWrite(document).get() || entries.some(([, value]) => jsonProblem(value) !== undefined)) return false;
  document.doc.transact(() => {
    for (const [name, value] of entries) writeEntry(document.doc, name, value, LOCAL);
  }, LOCAL);
  return true;
}

/** Whether entries may be written in it now. */
export const canWrite = (document: OpenDocument | undefined): Readable<boolean> =>
  document ? derived([document.writable, document.cells.ready], () => document.writable.get() && document.cells.ready.get()) : NO;
