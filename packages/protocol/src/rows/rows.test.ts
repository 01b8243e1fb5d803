import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sheetColumns } from "../elements/data-editor.ts";
import type { ColumnSpecs } from "../elements/column.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { cellEntry, faceOf, isGone, markEntry, MAX_CELL_CHARS, rowEntryProblem, RowEdits, unsetEntry } from "./row-edits.ts";
import { addedRow, cellMember, isColumnName, isRowEntry, isRowId, keyedRow, numberedRow, parseRowMember, rowMember } from "./row-names.ts";
import { Sheet, type RowsMode, type SheetBase } from "./sheet.ts";
import { addRows, deleteRows, paste, setCells, type RowWrite } from "./sheet-writes.ts";

const ana = parsePersonId("ana") as PersonId;

function sheetOf(rows: readonly Readonly<Record<string, JsonValue>>[], { mode = "dynamic", rowId, columns = {} }: { readonly mode?: RowsMode; readonly rowId?: string; readonly columns?: ColumnSpecs } = {}): { sheet: Sheet; edits: RowEdits; write(writes: readonly RowWrite[]): void; values(): JsonValue[][] } {
  const names = Object.keys(rows[0] ?? columns);
  const data = { kind: "inline", rows: rows.length, values: [], columns: names.map((name) => ({ name, type: typeof rows[0]?.[name] === "number" ? "number" : "text" } as const)) } as const;
  const base: SheetBase = { rows: rows.length, rowId, at: (row, column) => rows[row]?.[column] ?? null };
  const edits = new RowEdits();
  const sheet = new Sheet(base, edits, mode, sheetColumns({ data, columns }));
  return {
    sheet, edits,
    write(writes) {
      for (const [member, value] of writes) edits.put(member, value);
      sheet.touch();
    },
    values: () => Array.from({ length: sheet.rows }, (_, i) => names.map((name) => sheet.cell(sheet.row(i)!, name).value)),
  };
}

describe("names", () => {
  test("[ROWS-1] a cell's and a row's member print back to what they name, and nothing else is one", () => {
    for (const row of [keyedRow("A 1"), numberedRow(12), addedRow("abc", 3)]) {
      expect(parseRowMember(cellMember(row, "Price, net"))).toEqual({ row, column: "Price, net" });
      expect(parseRowMember(rowMember(row))).toEqual({ row, column: undefined });
      expect(isRowEntry(`editor\u001f${rowMember(row)}`)).toBe(true);
    }
    for (const none of ["", "x", "=", "=A\u0000", `=${"x".repeat(201)}`, "\ud800", "=\ud800"]) expect(isRowId(none)).toBe(false);
    for (const none of ["__proto__", "constructor", "prototype", "", "a\u001fb", "x".repeat(201)]) expect(isColumnName(none)).toBe(false);
    for (const none of ["=a", "\u0003", "\u0003a", "\u0003=a\u001f__proto__", "\u0003=a\u001fb\u001fc"]) expect(parseRowMember(none)).toBeUndefined();
    expect([isRowEntry("editor"), isRowEntry("list\u001foption")]).toEqual([false, false]);
  });

  test.each([
    [rowMember("#1"), { gone: "" }, undefined], [cellMember("#1", "a"), { is: [1, { b: 2 }], by: "ana" }, undefined], [cellMember("#1", "a"), {}, undefined],
    [cellMember("#1", "__proto__"), { is: 1 }, "names no cell"], [cellMember("#1", "a"), 7, "no entry of a table"], [cellMember("#1", "a"), { is: 1, style: "red" }, 'it has "style"'],
    [cellMember("#1", "a"), { is: "x".repeat(MAX_CELL_CHARS + 200) }, "characters of JSON"],
  ])("[ROWS-2] the entry %j with %j: %s", (member, value, words) => {
    const problem = rowEntryProblem(member, value as JsonValue);
    if (words === undefined) expect(problem).toBeUndefined();
    else expect(problem).toContain(words);
  });

  test("[ROWS-2] whatever stands in the entries, reading them throws nothing and sets no prototype", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.oneof(fc.string(), fc.constantFrom(cellMember("#0", "a"), rowMember("+x.1"), cellMember("+x.1", "a"))), fc.jsonValue())), (entries) => {
      const { write, values } = sheetOf([{ a: "base" }]);
      write(entries.map(([member, value]) => [member, value as JsonValue]));
      expect(values().every((row) => row.length === 1)).toBe(true);
    }));
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe("a sheet", () => {
  const rows = [{ id: "a", n: 1 }, { id: "b", n: 2 }, { id: "c", n: 3 }];

  test("[ROWS-3] shows the data with edits over it, without the deleted rows, and with those added behind", () => {
    const { sheet, write, values } = sheetOf(rows, { rowId: "id" });
    write(setCells(sheet, [{ row: "=b", column: "n", value: 20 }], ana).writes);
    write(deleteRows(sheet, ["=a"], ana).writes);
    write(addRows(sheet, [new Map([["id", "d"]]), new Map([["n", 5]])], "x", ana).writes);
    expect(values()).toEqual([["b", 20], ["c", 3], ["d", null], [null, 5]]);
    expect(sheet.cell(sheet.row(0)!, "n")).toEqual({ value: 20, edited: true, by: "ana" });
    expect([sheet.indexOf("=a"), sheet.indexOf("=c"), sheet.indexOf("+x.00001")]).toEqual([undefined, 1, 3]);
    expect(Array.from({ length: 4 }, (_, i) => sheet.row(i)?.base)).toEqual([1, 2, undefined, undefined]);
    expect([sheet.row(4), sheet.row(-1)]).toEqual([undefined, undefined]);
  });

  test("[ROWS-3] each place and its row name each other, whatever was deleted", () => {
    fc.assert(fc.property(fc.uniqueArray(fc.nat(29)), fc.boolean(), (gone, keyed) => {
      const { sheet, write } = sheetOf(Array.from({ length: 30 }, (_, i) => ({ id: `k${i}`, n: i })), keyed ? { rowId: "id" } : {});
      write(deleteRows(sheet, gone.map((i) => (keyed ? keyedRow(`k${i}`) : numberedRow(i))), ana).writes);
      const left = Array.from({ length: 30 }, (_, i) => i).filter((i) => !gone.includes(i));
      expect(sheet.rows).toBe(left.length);
      for (const [i, base] of left.entries()) {
        expect(sheet.row(i)?.base).toBe(base);
        expect(sheet.indexOf(sheet.row(i)!.id)).toBe(i);
      }
    }));
  });

  test("[ROWS-4] a deletion counts as long as its row is as whoever deleted it saw it; what is written there then brings it back", () => {
    const { sheet, edits, write, values } = sheetOf(rows, { rowId: "id" });
    write(setCells(sheet, [{ row: "=a", column: "n", value: 7 }], ana).writes);
    write(deleteRows(sheet, ["=a"], ana).writes);
    expect(isGone(edits.of("=a"))).toBe(true);
    write([[cellMember("=a", "n"), cellEntry(8, ana)]]);
    expect(values()[0]).toEqual(["a", 8]);
    write([[cellMember("=a", "n"), cellEntry(7, ana)]]);
    expect(values()[0]).toEqual(["b", 2]);
    // Somebody who had it open when it went: what they write is not lost.
    write(setCells(sheet, [{ row: "=a", column: "n", value: 9 }], ana).writes);
    expect(values()[0]).toEqual(["a", 9]);
    expect(faceOf(undefined)).toBe("");
  });

  test("[ROWS-5] what is there is not written, and what the data have is taken back", () => {
    const { sheet, write } = sheetOf(rows);
    expect(setCells(sheet, [{ row: "#0", column: "n", value: 1 }], ana).writes).toEqual([]);
    write(setCells(sheet, [{ row: "#0", column: "n", value: 5 }], ana).writes);
    expect(setCells(sheet, [{ row: "#0", column: "n", value: 5 }], ana).writes).toEqual([]);
    expect(setCells(sheet, [{ row: "#0", column: "n", value: 1 }], ana).writes).toEqual([[cellMember("#0", "n"), { by: "ana" }]]);
  });

  test("[ROWS-6] rows are added and deleted where they may be, a new one also by those who may add alone; others keep what was done for when they may", () => {
    for (const [mode, added, deleted] of [["fixed", 0, 0], ["add", 1, 1], ["delete", 0, 1], ["dynamic", 1, 1]] as const) {
      const { sheet, write } = sheetOf(rows, { mode });
      const fresh = addRows(sheet, [new Map()], "x", ana);
      expect(fresh.ids).toHaveLength(added);
      write(fresh.writes);
      expect(deleteRows(sheet, [fresh.ids[0] ?? "#0"], ana).writes).toHaveLength(deleted);
    }
    const free = sheetOf(rows);
    free.write([...deleteRows(free.sheet, ["#0"], ana).writes, ...addRows(free.sheet, [new Map()], "x", ana).writes]);
    const fixed = new Sheet(free.sheet.base, free.edits, "fixed", sheetColumns({ data: { kind: "inline", rows: 3, columns: [], values: [] } }));
    expect([free.sheet.rows, fixed.rows]).toEqual([3, 3]);
    expect(Array.from({ length: 3 }, (_, i) => fixed.row(i)?.base)).toEqual([0, 1, 2]);
  });

  test("[ROWS-7] rows that were added together stay together, whatever others add at the same time", () => {
    const { sheet, write, values } = sheetOf(rows);
    const batch = (name: string) => addRows(sheet, [1, 2, 3].map((n) => new Map([["id", `${name}${n}`]])), name, ana).writes;
    const [first, second] = [batch("p"), batch("q")];
    write(second.toReversed());
    write(first);
    expect(values().slice(3).map(([id]) => id)).toEqual(["p1", "p2", "p3", "q1", "q2", "q3"]);
  });

  test("[ROWS-8] a value that its column does not take is kept and has no effect; so has what stands where nobody may write", () => {
    const { sheet, write } = sheetOf(rows, { rowId: "id", columns: { n: { kind: "number", max: 10, required: true } } });
    write([[cellMember("=a", "n"), cellEntry(11, ana)], [cellMember("=b", "n"), cellEntry(null, ana)], [cellMember("=c", "id"), cellEntry("z", ana)]]);
    const cell = (row: number, name: string) => sheet.cell(sheet.row(row)!, name);
    expect(cell(0, "n")).toEqual({ value: 1, edited: false, by: "ana", refused: { value: 11, fault: { kind: "max", max: 10 } } });
    expect(cell(1, "n")).toMatchObject({ value: 2, refused: { value: null, fault: { kind: "required" } } });
    expect(cell(2, "id")).toEqual({ value: "c", edited: false, by: undefined });
    const fresh = addRows(sheet, [new Map()], "x", ana);
    write(fresh.writes);
    expect([sheet.isWhole(sheet.row(3)!), cell(3, "n").missing]).toEqual([false, true]);
    write(setCells(sheet, [{ row: fresh.ids[0]!, column: "n", value: 3 }], ana).writes);
    expect(sheet.isWhole(sheet.row(3)!)).toBe(true);
  });

  test("[ROWS-9] what is pasted begins new rows beyond the last one, leaves what may not be written, and says how much that was", () => {
    const { sheet, write, values } = sheetOf(rows, { rowId: "id" });
    const pasted = paste(sheet, { row: 2, columns: ["id", "n"], values: [["c", 30], ["d", 40], ["e", undefined]] }, "x", ana);
    expect(pasted.refused).toBe(1);
    write(pasted.writes);
    expect(values().slice(2)).toEqual([["c", 30], ["d", 40], ["e", null]]);
    expect(paste(sheetOf(rows, { mode: "fixed" }).sheet, { row: 3, columns: ["n"], values: [[1], [2]] }, "x", ana)).toMatchObject({ writes: [], refused: 2 });
  });

  test("[ROWS-10] what takes the first entry of a name back says nothing of a cell, and deletes a row that was added", () => {
    expect(unsetEntry(cellMember("#1", "n"), cellEntry(1, ana))).toEqual({});
    expect(unsetEntry(rowMember("+x.1"), markEntry({ at: 4, by: ana }))).toEqual({ at: 4, gone: "" });
    expect(unsetEntry(rowMember("#1"), markEntry({ gone: "", by: ana }))).toEqual({});
  });
});
