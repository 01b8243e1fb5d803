import { cellEntry, cellMember, ensureValues, LAYOUT, memberName, parsePersonId, readEntry, rowMember, markEntry, writeEntry, type JsonValue, type PersonId, type WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { RoomDocument } from "../document/room-document.ts";
import { writable } from "../readable.ts";
import { settleOvertaken } from "../room/settle-overtaken.ts";
import { TestClock } from "../testing/test-clock.ts";
import { undoOf } from "../undo/undo-history.ts";
import { UndoSteps } from "../undo/undo-steps.ts";
import { rowsOf } from "./rows.ts";

const ana = parsePersonId("ana") as PersonId;
const place = { key: "dataEditor:T" as WidgetKey, scope: "room" } as const;
const cell = (row: number): string => cellMember(`#${row}`, "n");
const entry = (row: number): string => memberName(place.key, cell(row));

function page() {
  const document = new RoomDocument({
    name: "sales/main", kind: "room", writable: true, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  ensureValues(document.doc);
  const open = writable<RoomDocument | undefined>(document);
  const room = { document: () => open, undo: new UndoSteps({ current: () => open, me: () => "ana", clock: new TestClock() }) };
  const undo = undoOf(room);
  const rows = rowsOf(room, place).get();
  if (!rows) throw new Error("the table is there");
  return { document, undo, rows, other: (row: number, value: JsonValue) => void writeEntry(document.doc, entry(row), value, "wire") };
}

test("[CELL-6] a table is followed entry by entry, also into a new generation of the values", () => {
  const { document, rows, other } = page();
  other(1, { is: 1 });
  const heard: string[][] = [];
  const end = rows.onChange((members) => heard.push([...members]));
  rows.write([[cell(2), cellEntry(2, ana)], [cell(3), cellEntry(3, ana)]]);
  other(2, { is: 20 });
  writeEntry(document.doc, "slider", 5, "wire");
  const next = new Y.Map<unknown>([[entry(1), { v: { is: 1 }, r: 1 }], [entry(9), { v: { is: 9 }, r: 1 }]]);
  document.doc.getMap(LAYOUT.values).set("2", next);
  expect(heard).toEqual([[cell(2), cell(3)], [cell(2)], [cell(2), cell(3), cell(9)]]);
  expect([...rows.entries()].toSorted()).toEqual([[cell(1), { is: 1 }], [cell(9), { is: 9 }]]);
  end();
  other(1, { is: 7 });
  expect(heard).toHaveLength(3);
});

test("[CELL-7] what was written at once is taken back at once, in one's own name, but for what another has written since", () => {
  const { document, undo, rows, other } = page();
  other(1, { is: 1, by: "ben" });
  rows.write([[cell(1), cellEntry(10, ana)], [cell(2), cellEntry(20, ana)], [rowMember("+x.0"), markEntry({ at: 1, by: ana })]]);
  other(2, { is: 2, by: "ben" });
  const updates: Uint8Array[] = [];
  document.doc.on("update", (update: Uint8Array) => updates.push(update));
  expect(rows.undo()).toBe(true);
  expect(updates).toHaveLength(1);
  expect([...rows.entries().values()]).toEqual([{ is: 1, by: "ana" }, { is: 2, by: "ben" }, { at: 1, gone: "", by: "ana" }]);
  expect(undo.redo()).toEqual({ kind: "type", key: place.key });
  expect([...rows.entries().values()]).toEqual([{ is: 10, by: "ana" }, { is: 2, by: "ben" }, { at: 1, by: "ana" }]);
  expect([rows.redo(), undo.undo() !== undefined, rows.undo()]).toEqual([false, true, false]);
});

test("[CELL-8] a script that took an edit back does not take one along that was made meanwhile; others' values are told together", () => {
  const { document, rows, other } = page();
  other(1, {});
  other(2, { is: 2, by: "ben" });
  other(3, { is: 3, by: "ben" });
  const mine = (row: number) => ({ entry: entry(row), mine: cellEntry(row * 10, ana), theirs: readEntry(document.doc, entry(row))?.v ?? null, client: 7 });
  const notices = settleOvertaken([mine(1), mine(2), mine(3)], { scope: "room", document, others: [], now: 5 });
  expect(rows.entries().get(cell(1))).toEqual({ is: 10, by: "ana" });
  expect(notices).toMatchObject([{ kind: "cells", key: place.key, by: "ben", cells: [{ member: cell(2), mine: { is: 20 }, theirs: { is: 2 } }, { member: cell(3) }] }]);
});
