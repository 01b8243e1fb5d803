import type { ColumnInfo, JsonValue } from "@tutti/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineTable } from "../table-data/inline-table.ts";
import { filterKind, passes, type Filter } from "../table-data/row-filter.ts";
import { orderNow, type OrderRequest } from "../table-data/row-order.ts";
import { sparkPath } from "../spark-path.ts";
import { pointsOf } from "./cell-chart.ts";
import { arrange, AS_WRITTEN, columnsOf, moved } from "./columns.ts";
import { columnsDrawn, columnUnder } from "./layout.ts";
import { nextSort } from "./sort.ts";

const tableOf = (columns: Readonly<Record<string, readonly [ColumnInfo["type"], readonly JsonValue[]]>>) => inlineTable({
  kind: "inline", rows: Object.values(columns)[0]?.[1].length ?? 0,
  columns: Object.entries(columns).map(([name, [type]]) => ({ name, type })), values: Object.values(columns).map(([, values]) => values),
});
const table = tableOf({ a: ["text", ["x", "y", "x", "y"]], b: ["integer", [2, 1, 1, 2]], c: ["text", ["p", "q", "r", "s"]] });
const ask = (more: Partial<OrderRequest>): OrderRequest => ({ search: "", sort: [], filters: [], specs: [], locale: "en", ...more });
const order = (more: Partial<OrderRequest>): readonly number[] | undefined => {
  const found = orderNow(table, ask(more));
  return found && [...found];
};

test("[FRAME-1] rows are sorted by several columns, the first one first, each in its own direction", () => {
  expect(order({ sort: [{ column: 0, descending: false }, { column: 1, descending: false }] })).toEqual([2, 0, 1, 3]);
  expect(order({ sort: [{ column: 0, descending: true }, { column: 1, descending: true }] })).toEqual([3, 1, 0, 2]);
  expect(order({ sort: [{ column: 7, descending: true }] })).toBeUndefined();
});

test("[FRAME-1] a press sorts by one column, a press with Shift by one more; the third press ends it", () => {
  const one = nextSort([], "a");
  expect(one).toEqual([{ name: "a", descending: false }]);
  const two = nextSort(one, "b", true);
  expect(nextSort(two, "b", true)).toEqual([{ name: "a", descending: false }, { name: "b", descending: true }]);
  expect(nextSort(nextSort(two, "b", true), "b", true)).toEqual(one);
  expect(nextSort(two, "a")).toEqual([{ name: "a", descending: true }]);
  expect(nextSort(two, "c")).toEqual([{ name: "c", descending: false }]);
  expect(nextSort(nextSort(one, "a"), "a")).toEqual([]);
});

test("[FRAME-2] filters of several columns, a search and a sort hold together", () => {
  const filters = [{ column: 0, filter: { kind: "values", values: ["y"] } as Filter }];
  expect(order({ filters })).toEqual([1, 3]);
  expect(order({ filters: [...filters, { column: 1, filter: { kind: "range", min: 2 } }] })).toEqual([3]);
  expect(order({ filters, sort: [{ column: 1, descending: true }] })).toEqual([3, 1]);
  expect(order({ filters, search: "q" })).toEqual([1]);
});

test("[FRAME-2] a filter and a search ask for what is shown: an option's label, a list's items", () => {
  const shown = tableOf({ s: ["text", ["o", "d", null]], l: ["json", [["red"], ["blue", "red"], null]] });
  const specs = [{ kind: "select", options: [{ value: "o", label: "Open" }, { value: "d", label: "Done" }] }, { kind: "list" }] as const;
  expect([...(orderNow(shown, ask({ specs, search: "open" })) ?? [])]).toEqual([0]);
  expect([...(orderNow(shown, ask({ specs, search: "blue" })) ?? [])]).toEqual([1]);
  expect([...(orderNow(shown, ask({ specs, filters: [{ column: 1, filter: { kind: "values", values: ["red"] } }] })) ?? [])]).toEqual([0, 1]);
  expect([...(orderNow(shown, ask({ specs, filters: [{ column: 0, filter: { kind: "text", text: "don" } }] })) ?? [])]).toEqual([1]);
});

test("[FRAME-2] a column is filtered by what fits it", () => {
  const kinds = tableOf({
    n: ["number", [1, 2.5, null]], d: ["date", [0, 86_400_000, null]], b: ["boolean", [true, false, null]], few: ["text", ["a", "a", "b"]], many: ["text", ["a", "b", "c"]], j: ["json", [{}, [], null]],
  });
  expect(kinds.columns.map((column) => filterKind(column, 3).kind)).toEqual(["range", "range", "values", "values", "text", "text"]);
  const column = kinds.columns[0];
  if (!column) throw new Error("There is a column");
  expect([0, 1, 2].map(passes({ kind: "range", max: 2 }, column, "en"))).toEqual([true, false, false]);
});

test("[FRAME-3] pinned columns come first, a reader's order holds, and what they hid is gone", () => {
  const offered = columnsOf(table, { columns: { c: { pinned: true }, b: { hidden: true } } });
  const names = (by: Parameters<typeof arrange>[1]): string => arrange(offered, by).columns.map(({ column }) => column.name).join("");
  expect(names(AS_WRITTEN)).toBe("ca");
  expect(names({ ...AS_WRITTEN, hidden: new Map([["b", false]]), pinned: new Map([["c", false]]) })).toBe("abc");
  const all = columnsOf(table, {});
  expect([moved(all, "c", "a"), moved(all, "a", undefined), moved(all, "a", "gone")]).toEqual([["c", "a", "b"], ["b", "c", "a"], ["b", "c", "a"]]);
  expect(arrange(all, { ...AS_WRITTEN, order: ["b", "a", "c"] }).columns.map(({ column }) => column.name)).toEqual(["b", "a", "c"]);
});

test("[FRAME-3] of hundreds of columns those in sight are drawn, the pinned ones always, and a press finds the one that is seen", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 100, max: 2_000 }), (count, pin, wanted, width) => {
    const starts = Array.from({ length: count + 1 }, (_, i) => i * 120);
    const pinned = Math.min(pin, count, Math.floor((width * 0.6) / 120));
    const left = Math.min(wanted, Math.max(0, count * 120 - width));
    const drawn = columnsDrawn(starts, pinned, left, width);
    expect(drawn.slice(0, pinned)).toEqual(Array.from({ length: pinned }, (_, i) => i));
    expect(drawn.length).toBeLessThanOrEqual(pinned + Math.ceil(width / 120) + 4);
    for (let x = 0; x < Math.min(width, count * 120); x += 37) expect(drawn).toContain(columnUnder(starts, x, pinned, left));
  }));
  expect(columnUnder([0, 100, 200], -1, 0, 0)).toBe(-1);
});

test("[FRAME-4] a small chart passes over what is no number, and stays within its box", () => {
  expect(pointsOf([1, null, "2", Number.NaN, 3])).toEqual([1, 3]);
  expect(pointsOf("no list")).toEqual([]);
  const box = { width: 120, height: 26, low: 0, high: 10 };
  for (const kind of ["line", "area", "bar"] as const) {
    const numbers = [...sparkPath(kind, [-5, 0, 12, 7], box).matchAll(/[MLHV]([\d.]+)(?: ([\d.]+))?/g)].flatMap(([, x, y]) => [Number(x), y === undefined ? 0 : Number(y)]);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(120);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  }
  expect(sparkPath("line", [4], { ...box, low: 4, high: 4 })).toBe("M60.0 24.0");
});
