import { cellOfEntry, entriesOf, entryBy, isRowEntry, unsetEntry, type HistoryRow, type JsonValue, type Storage } from "@tutti/protocol";
import type { Page, WidgetOnPage } from "../../elements/page.ts";
import { textDiff } from "../../elements/text-input/text-diff.ts";
import type { RoomSync } from "../../sync/types.ts";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { textOf } from "../../sync/values/co-edited.ts";
import { rowsOf } from "../../sync/values/rows.ts";

/** The Yjs origin of a text that was set back. */
const RESTORED = Object.freeze({ by: "history" });
const TEXT = "text:";

/** Whether a change can be set back here: its widget stands on the page, and may be written. */
export const canRestore = (page: Page, row: HistoryRow): boolean => page.widget(keyOf(row))?.writable?.() === true;

/** The widget of a cell: a text's cell carries a prefix, an entry of a table the row and the column behind it. */
export const keyOf = ({ key }: Pick<HistoryRow, "key">): string => (key.startsWith(TEXT) ? key.slice(TEXT.length) : isRowEntry(key) ? cellOfEntry(key).cell : key);

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
  if (row.key.startsWith(TEXT)) return restoreText(room, page, row);
  if (isRowEntry(row.key)) return restoreCell(room, page, row);
  return restoreValue(page.widget(row.key), row.before);
}

/** A cell of a table, or a row, as it was before; of one that was the first of its name, nothing. */
function restoreCell(room: RoomSync, page: Page, row: HistoryRow): boolean {
  const place = page.widget(keyOf(row))?.place?.();
  const { option: member } = cellOfEntry(row.key);
  const table = place && rowsOf(room, place).get();
  if (!table || member === undefined) return false;
  return table.write([[member, entryBy(row.before ?? unsetEntry(member, row.after ?? null), room.me.get()?.id)]]);
}

/** Writes the smallest edit that brings the earlier text, so that others' carets stay where they are. */
function restoreText(room: RoomSync, page: Page, row: HistoryRow): boolean {
  const place = page.widget(keyOf(row))?.place?.();
  const found = place && textOf(room, place).get();
  const before: JsonValue = row.before ?? "";
  if (!place || !found?.writable || typeof before !== "string") return false;
  const edit = textDiff(found.text.toString(), before);
  if (!edit) return true;
  undoOf(room).track(place.key, found.text, [RESTORED]).stopCapturing();
  found.doc.transact(() => {
    if (edit.remove > 0) found.text.delete(edit.at, edit.remove);
    if (edit.insert !== "") found.text.insert(edit.at, edit.insert);
  }, RESTORED);
  return true;
}
