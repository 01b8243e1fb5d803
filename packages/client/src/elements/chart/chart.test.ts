import type { ChartProps, ColumnInfo, JsonValue } from "@tutti/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineTable } from "../table-data/inline-table.ts";
import { largestTriangles, onePerSquare } from "./downsample.ts";
import { axisTime, roundMarks } from "./scales.ts";
import { optionOf } from "./option.ts";
import { chartData, type ChartData, type ChartKind } from "./series.ts";
import type { Column } from "../table-data/table.ts";
import { THEME as theme } from "./theme.fixture.ts";

type Columns = Readonly<Record<string, readonly [ColumnInfo["type"], readonly JsonValue[]]>>;

function read(kind: ChartKind, columns: Columns, spec: Partial<ChartProps>): ChartData {
  const names = Object.keys(columns);
  const table = inlineTable({
    kind: "inline", rows: Object.values(columns)[0]?.[1].length ?? 0,
    columns: names.map((name) => ({ name, type: columns[name]?.[0] ?? "text" })), values: names.map((name) => columns[name]?.[1] ?? []),
  });
  const found = chartData(kind, table, { data: { kind: "inline", rows: 0, columns: [], values: [] }, label: "y by x", x: "x", y: ["y"], ...spec }, "en");
  if ("missing" in found) throw new Error(`no column ${found.missing}`);
  return found;
}
const points = (data: ChartData): Record<string, number[][]> =>
  Object.fromEntries(data.series.map((one) => [one.name, [...one.x].map((x, i) => [x, one.y[i] as number])]));

test("[CHART-1] a line runs along its axis, whatever the order of the rows; each colour is one line", () => {
  const data = read("lineChart", { x: ["number", [3, 1, 2, 1]], y: ["number", [30, 10, null, 11]], who: ["text", ["a", "a", "a", "b"]] }, { colour: "who" });
  expect(data.axis).toBe("value");
  expect(points(data)).toEqual({ a: [[1, 10], [2, Number.NaN], [3, 30]], b: [[1, 11]] });
  expect(data.points).toBe(3);
});

test("[CHART-1] several columns are several lines, under names that stay while the data changes", () => {
  const before = read("lineChart", { x: ["number", [1]], y: ["number", [1]], z: ["number", [2]] }, { y: ["y", "z"] });
  const after = read("lineChart", { x: ["number", [1, 2]], y: ["number", [5, 6]], z: ["number", [2, 2]] }, { y: ["y", "z"] });
  expect(before.series.map((one) => one.id)).toEqual(after.series.map((one) => one.id));
});

test("[CHART-2] bars stand on categories: words as they came, numbers and days in their order", () => {
  expect(read("barChart", { x: ["text", ["b", "a", "b"]], y: ["number", [1, 2, 3]] }, {}).categories).toEqual(["b", "a"]);
  expect(read("barChart", { x: ["integer", [2024, 1999, 2010]], y: ["number", [1, 2, 3]] }, {}).categories).toEqual(["1999", "2010", "2024"]);
  const days = read("barChart", { x: ["date", [Date.UTC(2026, 1, 1), Date.UTC(2025, 5, 1)]], y: ["number", [1, 2]] }, {});
  expect([days.categories, points(days)]).toEqual([["Jun 2025", "Feb 2026"], { y: [[0, 2], [1, 1]] }]);
});

test("[CHART-2] two bars at one place in one colour are one bar, as tall as both", () => {
  expect(points(read("barChart", { x: ["text", ["b", "a", "b"]], y: ["number", [1, 2, 3]] }, {}))).toEqual({ y: [[0, 4], [1, 2]] });
});

test("[CHART-3] stacked areas stand at the same places, where one has none it adds nothing", () => {
  const data = read("areaChart", { x: ["number", [1, 2, 2, 3]], y: ["number", [5, 5, 7, 7]], who: ["text", ["a", "a", "b", "b"]] }, { colour: "who", stack: true });
  expect(points(data)).toEqual({ a: [[1, 5], [2, 5], [3, 0]], b: [[1, 0], [2, 7], [3, 7]] });
});

test("[CHART-4] a chart without rows, or without numbers, has nothing to draw; a column that is not there is named", () => {
  expect(read("lineChart", { x: ["number", []], y: ["number", []] }, {}).points).toBe(0);
  expect(read("lineChart", { x: ["number", [1]], y: ["number", [null]] }, {}).points).toBe(0);
  expect(() => read("lineChart", { x: ["number", [1]], y: ["number", [1]] }, { colour: "gone" })).toThrow("gone");
});

const line = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 400 }).map((ys) => ({ x: Float64Array.from(ys.keys()), y: Float64Array.from(ys) }));

test("[CHART-5] of too many points as many are kept as were asked for, in their order, with both ends", () => {
  fc.assert(fc.property(line, fc.integer({ min: 3, max: 60 }), (all, most) => {
    const kept = [...largestTriangles(all, most)];
    expect(kept.length).toBe(Math.min(most, all.x.length));
    expect([kept[0], kept.at(-1)]).toEqual([0, all.x.length - 1]);
    expect(kept.every((i, at) => at === 0 || i > (kept[at - 1] as number))).toBe(true);
  }));
});

test("[CHART-5] a single peak among a hundred thousand points is not lost", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 99_998 }), (peak) => {
    const all = { x: Float64Array.from({ length: 100_000 }, (_, i) => i), y: new Float64Array(100_000) };
    all.y[peak] = 1;
    expect([...largestTriangles(all, 800)]).toContain(peak);
  }), { numRuns: 20 });
});

test("[CHART-5] of points that lie on each other one is kept, and every one that stands alone", () => {
  const x = Float64Array.from({ length: 50_000 }, (_, i) => (i % 10) / 1e6);
  const y = Float64Array.from({ length: 50_000 }, (_, i) => (i % 7) / 1e6);
  x[49_999] = 1;
  y[49_999] = 1;
  const kept = [...onePerSquare({ x, y }, 400, 300)];
  expect(kept).toContain(49_999);
  expect(kept.length).toBe(2);
});

test("[CHART-6] along a time axis each mark says what is new there", () => {
  const print = axisTime(true, 400 * 86_400_000, "en-GB");
  expect([Date.UTC(2026, 0, 1), Date.UTC(2026, 3, 1), Date.UTC(2026, 3, 17)].map(print)).toEqual(["2026", "Apr", "17 Apr"]);
});

test("[CHART-6] marks stand at round numbers within the ends", () => {
  expect(roundMarks(5, 23, 6)).toEqual([5, 10, 15, 20]);
  expect(roundMarks(0, 1, 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(roundMarks(1958, 2020, 6)).toEqual([1960, 1980, 2000, 2020]);
  expect(roundMarks(3, 3, 6)).toEqual([3]);
});

test("[CHART-8] categories stand in the order that was asked for", () => {
  const columns: Columns = { x: ["text", ["b", "a", "c", "a"]], y: ["number", [5, 1, 9, 2]], n: ["integer", [1, 2, 3, 4]] };
  const order = (sort: boolean | string): readonly string[] => read("barChart", columns, { sort }).categories;
  expect([order(true), order(false), order("y"), order("-y"), order("-x")]).toEqual([["a", "b", "c"], ["b", "a", "c"], ["a", "b", "c"], ["c", "b", "a"], ["c", "b", "a"]]);
  const sorted = read("barChart", columns, { sort: "-n" });
  expect([sorted.categories, sorted.keys, points(sorted)]).toEqual([["a", "c", "b"], ["a", "c", "b"], { y: [[0, 3], [1, 9], [2, 5]] }]);
});

test("[CHART-8] shares add up to the whole, and a date that colours is written as one", () => {
  const data = read("barChart", { x: ["text", ["a", "a", "b"]], y: ["number", [1, 3, 5]], day: ["date", [0, 31 * 86_400_000, 0]] }, { colour: "day", stack: "normalize" });
  expect(points(data)).toEqual({ "Jan 1970": [[0, 0.25], [1, 1]], "Feb 1970": [[0, 0.75]] });
  expect(data.series.map((one) => one.group)).toEqual(["0", String(31 * 86_400_000)]);
});

test("[CHART-9] of a million points no more are drawn than the screen shows", () => {
  const count = 1_000_000;
  const at = Float64Array.from({ length: count }, (_, i) => i);
  const wave = at.map((i) => Math.sin(i / 1e4) + ((i * 7919) % 101) / 1e3);
  const column = (name: string, values: Float64Array): Column => ({ name, type: "number", at: (row) => values[row] ?? null, numbers: () => values });
  const table = { rows: count, columns: [column("x", at), column("y", wave)] };
  for (const kind of ["lineChart", "areaChart", "scatterChart"] as const) {
    const spec = { label: "", data: { kind: "inline", rows: 0, columns: [], values: [] }, x: "x", y: ["y"] } as const;
    const data = chartData(kind, table, spec, "en");
    if ("missing" in data) throw new Error(data.missing);
    const option = optionOf({
      kind, data, spec, theme, hidden: new Set(), marked: undefined, width: 800, height: 300, still: true, daily: false, locale: "en", number: String, place: String,
    });
    const [drawn] = option["series"] as { data: unknown[] }[];
    expect(drawn?.data.length, kind).toBeGreaterThan(500);
    expect(drawn?.data.length, kind).toBeLessThan(60_000);
  }
});
