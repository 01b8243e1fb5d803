import { describe, expect, test } from "vitest";
import { app } from "../app.ts";
import type { AppUi } from "../ui/ui.ts";
import { testApp } from "./index.ts";

/** Data as they come: what is in them is more than their type says. */
type Rows = readonly { readonly x: string; readonly n: number }[];
const rows = (...list: readonly object[]): Rows => list as unknown as Rows;

const VALUES: readonly (readonly [string, Rows])[] = [
  ["NaN", rows({ x: "a", n: Number.NaN }, { x: "b", n: 1 })],
  ["Infinity", rows({ x: "a", n: Number.POSITIVE_INFINITY }, { x: "b", n: Number.NEGATIVE_INFINITY })],
  ["a date that is none", rows({ x: new Date(Number.NaN), n: 1 }, { x: new Date(0), n: 2 })],
  ["BigInt", rows({ x: "a", n: 2n }, { x: "b", n: -1n })],
  ["only null", rows({ x: null, n: null })],
  ["no rows", []],
  ["ragged rows", rows({ x: "a" }, { n: 1 }, {}, { x: "b", n: 2, more: 3 })],
  ["hostile words", rows({ x: "<img src=x onerror=alert(1)>", n: 1 }, { x: "__proto__", n: 2 }, { x: "=cmd|' /C calc'!A0", n: 3 })],
  ["a million rows", Array.from({ length: 1_000_000 }, (_, i) => ({ x: `r${i % 40}`, n: i }))],
  ["500 columns", [Object.fromEntries([["x", "a"], ["n", 1], ...Array.from({ length: 498 }, (_, i) => [`c${i}`, i])]) as unknown as Rows[number]]],
];
/** Mixed types are rows like others in a table, and no axis of numbers. */
const MIXED = rows({ x: "a", n: 1 }, { x: 2, n: "two" }, { x: new Date(0), n: true });

const TABLES: readonly (readonly [string, (ui: AppUi, data: Rows) => unknown])[] = [
  ["dataframe", (ui, data) => ui.dataframe(data, { label: "D", select: "rows" })],
  ["table", (ui, data) => ui.table(data)],
  ["dataEditor", (ui, data) => ui.dataEditor(data, { label: "D" })],
  ["write", (ui, data) => ui.write(data)],
  ["json", (ui, data) => ui.json(data)],
];
const CHARTS: readonly (readonly [string, (ui: AppUi, data: Rows) => unknown])[] = [
  ["lineChart", (ui, data) => ui.lineChart(data, { x: "x", y: "n", select: "box" })],
  ["areaChart", (ui, data) => ui.areaChart(data, { x: "x", y: "n" })],
  ["barChart", (ui, data) => ui.barChart(data, { x: "x", y: "n", select: "points" })],
  ["scatterChart", (ui, data) => ui.scatterChart(data, { x: "n", y: "n", select: "lasso" })],
  ["echarts", (ui, data) => ui.echarts({ xAxis: { type: "category" }, yAxis: {}, series: { type: "bar", encode: { x: "x", y: "n" } } }, { data })],
  ["vegaLite", (ui, data) => ui.vegaLite({ mark: "bar", encoding: { x: { field: "x" }, y: { field: "n", type: "quantitative" } } }, { data })],
  ["plotly", (ui, data) => ui.plotly({ data: [{ type: "bar", x: "x", y: "n" }] }, { data })],
  ["map", (ui, data) => ui.map(data.map((row) => (row.n > 90 ? { ...row, n: row.n % 90 } : row)), { lat: "n", lon: "n" })],
];

/** What two people of the room see of what is drawn with these data. */
async function drawn(draw: (ui: AppUi) => unknown): Promise<readonly { readonly texts: readonly string[]; readonly errors: readonly string[] }[]> {
  const t = testApp(app("Bad data", (ui) => {
    ui.text("before");
    draw(ui);
    ui.text("after");
  }));
  const people = [t.person("Ana"), t.person("Bilal")];
  await t.run();
  return people.map(({ texts, errors }) => ({ texts, errors: errors.map(({ message }) => message) }));
}

describe.each([...TABLES, ...CHARTS])("bad data in %s", (kind, draw) => {
  test.each(VALUES)("[BAD-1] %s", async (_, data) => {
    for (const { errors, texts } of await drawn((ui) => draw(ui, data))) {
      expect(errors).toEqual([]);
      expect([texts[0], texts.at(-1)]).toEqual(["before", "after"]);
    }
  });

  const takes = ["dataframe", "table", "dataEditor", "write", "json", "echarts", "vegaLite", "plotly"].includes(kind);
  test("[BAD-2] mixed types", async () => {
    for (const { errors, texts } of await drawn((ui) => draw(ui, MIXED))) {
      expect(errors.join()).toMatch(takes ? /^$/ : /"n" holds (texts, and numbers are drawn|no numbers)/);
      expect(texts[0]).toBe("before");
    }
  });
});

const one = rows({ x: "a", n: 1 });
const UNKNOWN: readonly (readonly [string, (ui: AppUi) => unknown])[] = [
  ["dataframe", (ui) => ui.dataframe(one, { order: ["nope" as "x"] })],
  ["dataframe's rowId", (ui) => ui.dataframe(one, { rowId: "nope" as "x", select: "rows" })],
  ["table", (ui) => ui.table(one, { order: ["nope" as "x"] })],
  ["dataEditor", (ui) => ui.dataEditor(one, { label: "D", order: ["nope" as "x"] })],
  ["lineChart's x", (ui) => ui.lineChart(one, { x: "nope" as "x", y: "n" })],
  ["areaChart's y", (ui) => ui.areaChart(one, { x: "x", y: "nope" as "n" })],
  ["barChart's colour", (ui) => ui.barChart(one, { x: "x", y: "n", colour: "nope" as "x" })],
  ["scatterChart's size", (ui) => ui.scatterChart(one, { x: "n", y: "n", size: "nope" as "n" })],
  ["map", (ui) => ui.map(one, { lat: "nope" as "n", lon: "n" })],
];
test.each(UNKNOWN)("[BAD-3] %s: a column that is not there", async (_, draw) => {
  for (const { errors, texts } of await drawn(draw)) {
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain('"nope"');
    expect(texts[0]).toBe("before");
  }
});

test("[BAD-4] a whole number beyond what a number holds keeps its digits in a table, and is a number in a chart and in what is selected in it", async () => {
  const big = [{ at: 2n ** 60n, n: 1n }, { at: 2n ** 61n, n: 3n ** 40n }];
  const t = testApp(app("Big", (ui) => {
    ui.dataframe(big, { label: "Big" });
    const chosen = ui.lineChart(big, { x: "at", y: "n", title: "Line", select: "box" });
    ui.text(chosen.rows.map(({ n }) => String(n)).join());
  }));
  const ana = t.person("Ana");
  await t.run();
  const { data } = t.one("dataframe").props;
  expect("values" in data && data.values).toEqual([["1152921504606846976", "2305843009213693952"], ["1", "12157665459056928801"]]);
  const { data: line } = t.one("lineChart").props;
  expect(line.columns.map(({ type }) => type)).toEqual(["integer", "integer"]);
  ana.lineChart("Line").draw({ kind: "box", x: [2e18, 3e18] });
  await t.run();
  expect(t.texts).toEqual(["12157665459056928801"]);
});
