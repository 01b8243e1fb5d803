import * as fc from "fast-check";
import { applyOps, type ElementId, type TableData, type ViewElement } from "@tutti/protocol";
import { expect, test } from "vitest";
import { RowsWindow } from "./rows-window.ts";
import { movedOn } from "./shown-rows.ts";

const COLUMNS = [{ name: "t", type: "integer" }, { name: "v", type: "number" }] as const;
const chart = (data: TableData): ViewElement => ({ id: "c" as ElementId, kind: "lineChart", props: { label: "c", x: "t", y: ["v"], data } });
const rows = (data: TableData): unknown[] => (data.kind === "inline" ? (data.values[0] ?? []).map((_, row) => data.values.map((column) => column[row])) : []);

test("[FLOW-2] few rows are drawn each by itself, and the oldest go", () => {
  const window = new RowsWindow({ last: 3, most: 10 });
  for (const n of [1, 2, 3, 4]) window.add(n, [n * 10], []);
  expect(rows(window.table(COLUMNS))).toEqual([[2, 20], [3, 30], [4, 40]]);
});

test("[FLOW-2] where rows are put together each peak stays, in its order, and gaps are none", () => {
  const window = new RowsWindow({ last: 1_000, most: 2 });
  for (const [n, v] of [[1, 5], [2, 9], [3, null], [4, 1], [5, 2], [6, 7]] as const) window.add(n, [v], []);
  expect(rows(window.table(COLUMNS))).toEqual([[1, 9], [4, 1], [5, 2], [6, 7]]);
  const gaps = new RowsWindow({ last: 1_000, most: 1 });
  for (const n of [1, 2]) gaps.add(n, [null], []);
  expect(rows(gaps.table(COLUMNS))).toEqual([[1, null], [2, null]]);
});

test("[FLOW-2] a million rows are drawn as a bounded number, with the least and greatest of them all", () => {
  const window = new RowsWindow({ last: 600_000, most: 500 });
  for (let n = 0; n < 1_000_000; n++) window.add(n, [n === 700_000 ? 1e9 : n % 100], []);
  const drawn = rows(window.table(COLUMNS)) as number[][];
  expect(drawn.length).toBeLessThanOrEqual(1_000);
  expect(drawn.length).toBeGreaterThan(500);
  expect(Math.max(...drawn.map(([, v]) => v ?? 0))).toBe(1e9);
  expect(drawn.at(-1)?.[0]).toBe(999_999);
  expect(drawn[0]?.[0]).toBeGreaterThan(390_000);
});

test("[FLOW-3] a page that moves its table on has what one has that is sent the whole", () => {
  fc.assert(fc.property(fc.array(fc.array(fc.option(fc.integer({ min: -5, max: 5 })), { maxLength: 9 }), { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 6 }), (frames, last, most) => {
    const window = new RowsWindow({ last, most });
    let n = 0;
    let before = window.table(COLUMNS);
    const view = new Map([["c" as ElementId, chart(before)]]);
    for (const frame of frames) {
      for (const v of frame) window.add(n++, [v], []);
      const now = window.table(COLUMNS);
      const moved = movedOn(before, now);
      if (moved) applyOps(view, [{ op: "rows", id: "c" as ElementId, ...moved }]);
      else applyOps(view, [{ op: "set", element: chart(now) }]);
      expect(view.get("c" as ElementId)).toEqual(chart(now));
      before = now;
    }
  }));
});

test("[FLOW-3] what travels is what is new, and not the window", () => {
  const window = new RowsWindow({ last: 400, most: 500 });
  for (let n = 0; n < 1_000; n++) window.add(n, [n], []);
  const before = window.table(COLUMNS);
  for (let n = 1_000; n < 1_007; n++) window.add(n, [n], []);
  expect(movedOn(before, window.table(COLUMNS))).toEqual({ drop: 7, cut: 0, add: [[1_000, 1_001, 1_002, 1_003, 1_004, 1_005, 1_006], [1_000, 1_001, 1_002, 1_003, 1_004, 1_005, 1_006]] });
  expect(movedOn(before, new RowsWindow({ last: 1, most: 1 }).table(COLUMNS))).toBeUndefined();
});
