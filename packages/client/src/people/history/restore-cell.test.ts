import { cellEntry, cellMember, coEditedType, ensureValues, richCell, richTree, textCell, writeCoEdited, readCoEdited, type JsonValue, markEntry, memberName, parsePersonId, rowMember, type PersonId, type WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Page } from "../../elements/page.ts";
import { RoomDocument } from "../../sync/document/room-document.ts";
import { writable } from "../../sync/readable.ts";
import { TestClock } from "../../sync/testing/test-clock.ts";
import type { RoomSync } from "../../sync/types.ts";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { UndoSteps } from "../../sync/undo/undo-steps.ts";
import { rowsOf } from "../../sync/values/rows.ts";
import { cellName, cellWords } from "../cell-words.ts";
import { canRestore, restore } from "./restore.ts";

const place = { key: "stock" as WidgetKey, scope: "room" } as const;

test("[CELL-9] history and messages name a cell as people do, and set it back in the name of whoever does so", () => {
  const document = new RoomDocument({
    name: "sales/main", kind: "room", writable: true, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  ensureValues(document.doc);
  const open = writable<RoomDocument | undefined>(document);
  const undo = new UndoSteps({ current: () => open, me: () => "ana", clock: new TestClock() });
  const widget = { label: "Stock", place: () => place, writable: () => true };
  const page = { widget: (name: string) => (name === place.key ? widget : undefined) } as unknown as Page;
  const room = { undo, document: () => open, me: writable({ id: "ana" }) } as unknown as RoomSync;
  const table = rowsOf(room, place);
  const ben = parsePersonId("ben") as PersonId;
  const key = memberName(place.key, cellMember("=A-7", "price"));
  const row = { id: 1, at: 5, scope: "room", key, before: cellEntry(3, ben), after: cellEntry(4, ben) } as const;
  expect([cellName(key), cellName(cellMember("#2", "price")), cellName(rowMember("+x.0"))]).toEqual(["A-7, price", "Row 3, price", "New row"]);
  expect([cellWords(key, row.after), cellWords(key, {}), cellWords(key, cellEntry(null, ben)), cellWords(rowMember("=A-7"), markEntry({ gone: "" })), cellWords(rowMember("+x.0"), markEntry({ at: 1 })), cellWords(rowMember("+x.0"), undefined)])
    .toEqual(["4", "as it was at first", "empty", "row deleted", "row added", "empty"]);
  // Where the page has the table, what nobody has written says what its author's data have.
  expect([cellWords(key, undefined, 3), cellWords(key, {}, 3), cellWords(key, row.after, 3), cellWords(key, undefined, null)]).toEqual(["3", "3", "4", "empty"]);
  expect([canRestore(page, row), restore(room, page, [row])]).toEqual([true, 1]);
  expect(table.get()?.entries().get(cellMember("=A-7", "price"))).toEqual({ is: 3, by: "ana" });
  document.close();
});

test("[HIST-21] a text and a rich text are set back, each with the smallest edit, and undo brings back what one took away", () => {
  const document = new RoomDocument({
    name: "sales/main", kind: "room", writable: true, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  ensureValues(document.doc);
  const open = writable<RoomDocument | undefined>(document);
  const undo = new UndoSteps({ current: () => open, me: () => "ana", clock: new TestClock() });
  const page = { widget: () => ({ label: "Stock", place: () => place, writable: () => true }) } as unknown as Page;
  const room = { undo, document: () => open, me: writable({ id: "ana" }) } as unknown as RoomSync;
  const rich = (words: string): JsonValue => richTree([{ type: "paragraph", content: [{ text: words }] }]) as unknown as JsonValue;
  for (const [key, before, now] of [[textCell(place.key), "We meet.", "We all meet."], [richCell(place.key), rich("We meet."), rich("We all meet.")]] as const) {
    coEditedType(document.doc, key);
    writeCoEdited(document.doc, key, now);
    expect(restore(room, page, [{ id: 1, at: 5, scope: "room", key, before, after: now }])).toBe(1);
    expect(readCoEdited(document.doc, key)).toEqual(before);
    expect(undoOf(room).undo()).toEqual({ kind: "type", key: place.key });
    expect(readCoEdited(document.doc, key)).toEqual(now);
  }
  document.close();
});
