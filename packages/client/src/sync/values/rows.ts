import { memberName, unsetEntry, type WidgetPlace } from "@tutti/protocol";
import { chosen, constant, derived } from "../readable.ts";
import type { OpenDocument, Readable, RoomSync, RowsHandle } from "../types.ts";
import { undoOf } from "../undo/undo-history.ts";
import { RowTables } from "./row-tables.ts";
import { canWrite, writeValues } from "./value-handles.ts";

/** The table of a widget, once the server's document is here. */
export function rowsOf(room: Pick<RoomSync, "document" | "undo">, place: WidgetPlace): Readable<RowsHandle | undefined> {
  const history = undoOf(room);
  return chosen(room.document(place.scope), (document) => {
    if (!document) return constant(undefined);
    const tables = tablesOf(document);
    const table: RowsHandle = {
      entries: () => tables.table(place.key),
      onChange: (listener) => tables.onChange(place.key, listener),
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

const known = new WeakMap<OpenDocument, RowTables>();

/** The edited tables of a document, read once for all that show them. */
function tablesOf(document: OpenDocument): RowTables {
  const present = known.get(document) ?? new RowTables(document);
  known.set(document, present);
  return present;
}
