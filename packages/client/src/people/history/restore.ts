import { cellOfEntry, entriesOf, entryBy, isCoEdited, isRowEntry, jsonEqual, readCoEdited, RICH, unsetEntry, writeCoEdited, type HistoryRow, type JsonValue, type Storage } from "@tutti/protocol";
import type { Page, WidgetOnPage } from "../../elements/page.ts";
import type { RoomSync } from "../../sync/types.ts";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { rowsOf } from "../../sync/values/rows.ts";
import { keyOfCell } from "../../shell/notice-diff.ts";

/** The Yjs origin of a text that was set back. */
const RESTORED = Object.freeze({ by: "history" });

/** Whether a change can be set back here: its widget stands on the page, and may be written. */
export const canRestore = (page: Page, row: HistoryRow): boolean => page.widget(keyOfCell(row.key))?.writable?.() === true;

/**
 * Sets cells back to what stood there before these changes, as one step that can be undone. What is not on the page, or may
 * not be written, stays as it is.
 *
 * @returns how many were set back.
 */
export function restore(room: RoomSync, page: Page, rows: readonly HistoryRow[]): number {
  let count = 0;
  undoOf(room).group(() => {
    for (const row of rows) {
      if (restoreOne(room, page, row)) count += 1;
    }
  });
  return count;
}

/** Puts back what stood there, or the default. False where it cannot be written now. */
function restoreValue(widget: WidgetOnPage | undefined, before: JsonValue | undefined): boolean {
  const initial = widget?.initial?.();
  if (!widget?.writable?.() || initial === undefined) return false;
  if (widget.storage === "value" || before !== undefined) widget.put?.(before ?? initial);
  // What has an entry now and had none then says what nobody had said.
  const known = new Set(entriesOf(before).map(([member]) => member));
  for (const [member, said] of widget.storage === "value" ? [] : entriesOf(widget.stored?.())) {
    if (!known.has(member)) widget.setMember?.(member, unsaid(widget.storage, initial, member, said));
  }
  return true;
}

/** What a member's entry says that stands for none: an option's default, nothing added, no vote. */
function unsaid(storage: Storage | undefined, initial: JsonValue, member: string, said: JsonValue): JsonValue {
  if (storage === "set") return Array.isArray(initial) && initial.includes(member);
  if (typeof said === "number") return 0;
  return typeof said === "object" && said !== null && "done" in said ? { done: false } : null;
}

function restoreOne(room: RoomSync, page: Page, row: HistoryRow): boolean {
  if (isCoEdited(row.key)) return restoreCoEdited(room, page, row);
  if (isRowEntry(row.key)) return restoreCell(room, page, row);
  return restoreValue(page.widget(row.key), row.before);
}

/** A cell of a table, or a row, as it was before; of one that was the first of its name, nothing. */
function restoreCell(room: RoomSync, page: Page, row: HistoryRow): boolean {
  const place = page.widget(keyOfCell(row.key))?.place?.();
  const { option: member } = cellOfEntry(row.key);
  const table = place && rowsOf(room, place).get();
  if (!table || member === undefined) return false;
  return table.write([[member, entryBy(row.before ?? unsetEntry(member, row.after ?? null), room.me.get()?.id)]]);
}

/** Writes the smallest edit that brings the earlier text, plain or rich, so that others' carets stay where they are. */
function restoreCoEdited(room: RoomSync, page: Page, row: HistoryRow): boolean {
  const place = page.widget(keyOfCell(row.key))?.place?.();
  const document = place && room.document(place.scope).get();
  if (!place || !document?.writable.get() || !document.cells.ready.get()) return false;
  const { doc } = document;
  const before = row.before ?? (row.key.startsWith(RICH) ? [] : "");
  if (jsonEqual(readCoEdited(doc, row.key), before)) return true;
  const undo = undoOf(room);
  const tracked = row.key.startsWith(RICH) ? undo.track(place.key, doc.getXmlFragment(row.key), [RESTORED]) : undo.track(place.key, doc.getText(row.key), [RESTORED]);
  tracked.stopCapturing();
  doc.transact(() => writeCoEdited(doc, row.key, before), RESTORED);
  return true;
}
