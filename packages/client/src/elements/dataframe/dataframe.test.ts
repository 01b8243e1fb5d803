import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineTable } from "../table-data/inline-table.ts";
import { csv, fieldOf, fileName, tsv } from "./export.ts";
import { fill } from "./columns.ts";
import { follow, rowsToDraw, scaleOf, standAt } from "./scroll.ts";
import { at, move, rangeOf, type Press } from "./selection.ts";

const ROW = 36;
const table = inlineTable({
  kind: "inline", rows: 3,
  columns: [{ name: "what", type: "text" }, { name: "n", type: "number" }, { name: "day", type: "date" }],
  values: [["=1+1", 'say "hi", all', null], [-5, 1.5, null], [Date.UTC(2026, 1, 28), null, null]],
});
const allOf = async (pieces: AsyncIterable<string>): Promise<string> => {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
};

test("[GRID-7] a million rows stay below what browsers draw, and both ends can be reached", () => {
  const scale = scaleOf(1_000_000, ROW, 400);
  expect(scale.height).toBeLessThan(15_000_000);
  expect(standAt(scale, 0)).toEqual({ top: 0, real: 0 });
  expect(standAt(scale, 1e9)).toEqual({ top: 36_000_000 - 400, real: scale.height - 400 });
  expect(follow(scale, { top: 0, real: 0 }, scale.height - 400).top).toBe(36_000_000 - 400);
  expect(follow(scale, standAt(scale, 1e7), 0).top).toBe(0);
});

test("[GRID-7] a turn of the wheel moves a long table as far as a short one", () => {
  for (const rows of [100, 1_000_000]) {
    const scale = scaleOf(rows, ROW, 400);
    const before = standAt(scale, 1_000);
    expect(follow(scale, before, before.real + 120).top).toBe(1_120);
  }
});

test("[GRID-7] however a reader scrolls, rows are drawn where they look", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 40, max: 1_200 }), fc.array(fc.integer({ min: -1_000, max: 12_000_000 }), { maxLength: 20 }), (rows, viewport, moves) => {
    const scale = scaleOf(rows, ROW, viewport);
    let standing = standAt(scale, 0);
    for (const real of moves) {
      standing = follow(scale, standing, Math.min(Math.max(0, real), Math.max(0, scale.height - viewport)));
      const { from, count } = rowsToDraw(standing.top, viewport, ROW, rows);
      const first = Math.floor(standing.top / ROW);
      const last = Math.min(rows - 1, Math.floor((standing.top + viewport) / ROW));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from + count).toBeLessThanOrEqual(rows);
      if (rows > 0) expect(from <= first && from + count > last).toBe(true);
      expect(count).toBeLessThan(viewport / ROW + 30);
      standing = standAt(scale, standing.top);
    }
  }));
});

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, ctrl: false, shift: false, ...more });
const extent = { rows: 100, columns: 4, page: 10 };

test.each([
  [press("ArrowDown"), 6, 1], [press("ArrowUp"), 4, 1], [press("ArrowRight"), 5, 2], [press("ArrowLeft"), 5, 0], [press("Home"), 5, 0], [press("End"), 5, 3],
  [press("PageDown"), 15, 1], [press("PageUp"), 0, 1], [press("Home", { ctrl: true }), 0, 0], [press("End", { ctrl: true }), 99, 3],
  [press("ArrowDown", { ctrl: true }), 99, 1], [press("ArrowRight", { ctrl: true }), 5, 3],
])("[GRID-8] keys move as in every grid: %j", (key, row, column) => {
  expect(move(at(5, 1), key, extent)).toEqual(at(row, column));
});

test("[GRID-8] the header is above the first row; nothing is beyond the last", () => {
  expect(move(at(0, 1), press("ArrowUp"), extent)).toEqual(at(-1, 1));
  expect(move(at(-1, 1), press("ArrowUp"), extent)).toEqual(at(-1, 1));
  expect(move(at(99, 3), press("ArrowDown"), extent)).toEqual(at(99, 3));
  expect(move(at(0, 0), press("Tab"), extent)).toBeUndefined();
  expect(move(at(-1, 0), press("ArrowDown"), { rows: 0, columns: 2, page: 5 })).toEqual(at(-1, 0));
});

test("[GRID-8] Shift widens what is chosen from where it was begun; Ctrl+A takes all", () => {
  const wider = move(at(5, 1), press("ArrowDown", { shift: true }), extent);
  expect(wider && rangeOf(wider)).toEqual({ top: 5, bottom: 6, left: 1, right: 1 });
  const all = move(at(5, 1), press("a", { ctrl: true }), extent);
  expect(all && rangeOf(all)).toEqual({ top: 0, bottom: 99, left: 0, right: 3 });
});

test("[GRID-9] a CSV holds values as programs read them, quoted where needed", async () => {
  const text = await allOf(csv(table.columns, ["What", "n", "day"], { count: 3, order: undefined }));
  expect(text).toBe('\ufeffWhat,n,day\r\n\'=1+1,-5,2026-02-28\r\n"say ""hi"", all",1.5,\r\n,,\r\n');
});

test("[GRID-9] what is exported is what is shown: found rows, in their order", async () => {
  const text = await allOf(csv(table.columns.slice(1, 2), ["n"], { count: 2, order: Uint32Array.of(1, 0) }));
  expect(text).toBe("\ufeffn\r\n1.5\r\n-5\r\n");
});

test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", '"=1', "＝1", "\r=1", "%x", "|calc"])("[GRID-10] a text cannot become a formula: %j", (text) => {
  expect(fieldOf(text, "text")).toBe(`'${text}`);
});

test("[GRID-10] negative numbers stay numbers, and one copied cell is what was written", () => {
  expect(fieldOf(-5, "number")).toBe("-5");
  expect(tsv(table.columns.slice(0, 1), { count: 3, order: undefined }, 0, 0)).toBe("=1+1");
  expect(tsv(table.columns.slice(0, 2), { count: 3, order: undefined }, 0, 1)).toBe("'=1+1\t-5\n\"say \"\"hi\"\", all\"\t1.5");
});

test("[GRID-9] a file is named after the table", () => {
  expect([fileName("Films, with gaps"), fileName(undefined), fileName("../../etc"), fileName("日本")]).toEqual(["Films-with-gaps.csv", "table.csv", "etc.csv", "日本.csv"]);
});

test("[GRID-11] columns fill the grid, and those that somebody sized keep their width", () => {
  expect(fill([100, 100], [undefined, undefined], [true, true], 400, [82, 82])).toEqual([200, 200]);
  expect(fill([100, 100, 50], [120, undefined, undefined], [true, true, false], 300, [82, 82, 50])).toEqual([120, 130, 50]);
  expect(fill([100, 100], [undefined, undefined], [true, false], 170, [82, 82])).toEqual([85, 85]);
  expect(fill([100, 100], [undefined, 120], [true, false], 210, [82, 102])).toEqual([90, 120]);
  expect(fill([100, 58], [undefined, undefined], [true, false], 138, [82, 50])).toEqual([82, 56]);
  expect(fill([100, 58], [undefined, undefined], [true, false], 120, [82, 50])).toEqual([100, 58]);
  // What a value needs is not taken: a figure that is cut off is another figure.
  expect(fill([100, 100], [undefined, undefined], [true, false], 190, [82, 100])).toEqual([90, 100]);
  expect(fill([100, 100], [undefined, undefined], [true, false], 170, [82, 100])).toEqual([100, 100]);
});
