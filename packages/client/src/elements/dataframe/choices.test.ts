import { dataframeWidget, MAX_CHOSEN, parsePersonId, type DataframeWidgetProps, type JsonValue, type PersonId, type Picked, type SelectMode } from "@tutti/protocol";
import { expect, test } from "vitest";
import { inlineTable } from "../table-data/inline-table.ts";
import { choicesOf, choosers, rowIdOf, target, toggled } from "./choices.ts";

const ana = { id: parsePersonId("ana") as PersonId, name: "Ana Moreau", role: "editor", colour: 1 } as const;
const known = new Map([[ana.id, ana]]);
const props = (select: SelectMode): DataframeWidgetProps => ({ label: "", select, data: { kind: "inline", rows: 0, columns: [], values: [] } });

/** What presses store, one after the other, as a document keeps it. */
function pressed(mode: SelectMode, presses: readonly Pick<Picked, "row" | "column">[]): readonly Picked[] {
  const stored = new Map<string, JsonValue>();
  const picks = (): readonly Picked[] => dataframeWidget.accept(props(mode), [...stored]) ?? [];
  for (const what of presses) {
    const entry = toggled(choicesOf(mode, picks(), known), what, ana.id);
    if (entry && entry !== "full") stored.set(...entry);
  }
  return picks();
}

test("[FRAME-5] a second press takes a choice back; of one, the other is chosen instead", () => {
  expect(pressed("rows", [{ row: "1" }, { row: "2" }, { row: "1" }])).toEqual([{ row: "2", by: ana.id }]);
  expect(pressed("row", [{ row: "1" }, { row: "2" }])).toEqual([{ row: "2", by: ana.id }]);
  expect(pressed("row", [{ row: "1" }, { row: "1" }])).toEqual([]);
  expect(pressed("cells", [{ row: "1", column: "a" }, { row: "1", column: "b" }])).toEqual([{ row: "1", column: "a", by: ana.id }, { row: "1", column: "b", by: ana.id }]);
  expect(pressed("columns", [{ column: "a:x" }])).toEqual([{ column: "a:x", by: ana.id }]);
});

test("[FRAME-5] no more are chosen than are kept", () => {
  const many = Array.from({ length: MAX_CHOSEN }, (_, i) => ({ row: String(i), by: undefined }));
  expect(toggled(choicesOf("rows", many, known), { row: "new" }, ana.id)).toBe("full");
  expect(toggled(choicesOf("rows", many, known), { row: "7" }, ana.id)).not.toBe("full");
  expect(toggled(choicesOf(undefined, [], known), { row: "7" }, ana.id)).toBeUndefined();
});

test("[FRAME-6] a row is told by the text in its column, or its number; what has none cannot be chosen", () => {
  const column = inlineTable({ kind: "inline", rows: 4, columns: [{ name: "id", type: "json" }], values: [["a", 7, null, "x".repeat(81)]] }).columns[0];
  expect([0, 1, 2, 3].map((row) => rowIdOf(row, column))).toEqual(["a", "7", undefined, undefined]);
  expect(rowIdOf(3, undefined)).toBe("3");
  expect(target("row", undefined, "a")).toBeUndefined();
  expect(target("cell", "1", "a")).toEqual({ row: "1", column: "a" });
  expect(target("columns", "1", "a")).toEqual({ column: "a" });
});

test("[FRAME-7] each who chose is named once, with how many", () => {
  const choices = choicesOf("rows", [{ row: "1", by: ana.id }, { row: "2", by: ana.id }, { row: "3", by: parsePersonId("gone") }], known);
  expect(choosers(choices)).toEqual([[ana, 2], [undefined, 1]]);
});

test("[FRAME-5] whatever was written there, a choice is read or passed over", () => {
  const accept = (mode: SelectMode, stored: JsonValue) => dataframeWidget.accept(props(mode), stored);
  expect(accept("rows", "all")).toBeUndefined();
  expect(accept("rows", [["r:1", true], ["r:2", { done: true }], ["c:a", { done: true }], ["x:[1]", { done: true }], ["r:3", { done: true, by: "" }]])).toEqual([{ row: "2", by: undefined }, { row: "3", by: undefined }]);
  expect(accept("cell", [["one", { pick: "x:not json" }]])).toEqual([]);
  expect(accept("row", [["one", { pick: "r:5" }], ["r:6", { done: true }]])).toEqual([{ row: "5", by: undefined }]);
});
