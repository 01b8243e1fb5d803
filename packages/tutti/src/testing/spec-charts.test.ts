import { MAX_INLINE_SPEC } from "@tutti/protocol";
import { expect, expectTypeOf, test } from "vitest";
import { app } from "../app.ts";
import type { ChartSelection } from "../ui/charts.ts";
import type { AppUi } from "../ui/ui.ts";
import { testApp } from "./index.ts";

const ORDERS = [{ month: "May", region: "EMEA", revenue: 3 }, { month: "May", region: "APAC", revenue: 5 }, { month: "June", region: "EMEA", revenue: 8 }];

async function refused(draw: (ui: AppUi) => unknown): Promise<string> {
  const t = testApp(app("Wrong", draw));
  await t.run();
  return t.errors.map((error) => error.message).join();
}

test("[LIB-10] a spec travels as plain data: moments as text, typed numbers as lists, what is no finite number as null", async () => {
  const t = testApp(app("Plain", (ui) => {
    ui.echarts({ series: [{ type: "line", data: Float64Array.of(1, Number.NaN), big: 3n, gone: undefined }], at: new Date(0), nan: Infinity }, { title: "E" });
  }));
  await t.run();
  expect(t.one("echarts", "E").props.spec).toEqual({ kind: "inline", spec: { series: [{ type: "line", data: [1, null], big: 3 }], at: "1970-01-01T00:00:00.000Z", nan: null } });
});

test("[LIB-11] a long spec goes ahead as bytes, and so does a large table; the page's stream carries their names", async () => {
  const t = testApp(app("Long", (ui) => {
    ui.plotly({ data: [{ y: Array.from({ length: 9_000 }, (_, i) => i) }] }, { title: "P" });
    ui.vegaLite({ mark: "bar" }, { data: { n: Array.from({ length: 3_000 }, (_, i) => i) }, title: "V" });
  }));
  await t.run();
  const { spec } = t.one("plotly", "P").props;
  expect(spec.kind === "blob" && spec.chars > MAX_INLINE_SPEC).toBe(true);
  expect(t.one("vegaLite", "V").props.tables?.["data"]).toMatchObject({ kind: "blob", rows: 3_000 });
});

test("[LIB-12] what is no data in a spec is an error that names the place and what to do", async () => {
  const cyclic: { self?: unknown } = {};
  cyclic.self = cyclic;
  const cases: readonly (readonly [(ui: AppUi) => unknown, string])[] = [
    [(ui) => ui.echarts({ tooltip: { formatter: () => "x" } }), "echarts: tooltip.formatter is a function"],
    [(ui) => ui.vegaLite({ layer: [{ mark: Symbol("x") }] }), "vegaLite: layer[0].mark is a symbol"],
    [(ui) => ui.plotly({ data: [{ x: Promise.resolve([1]) }] }), "plotly: data[0].x is a promise"],
    [(ui) => ui.echarts(cyclic), "self contains itself"],
    [(ui) => ui.echarts({ series: new Map() }), "series is a Map"],
    [(ui) => ui.echarts(JSON.parse('{"__proto__": 1}') as object), "has a key __proto__"],
    [(ui) => ui.echarts("{}" as unknown as object), "was given a text"],
    [(ui) => ui.vegaLite(null as unknown as object), "was given null"],
    [(ui) => ui.vegaLite({ data: { url: "https://evil.example" }, mark: "bar" }), "vegaLite: data.url loads something from elsewhere"],
    [(ui) => ui.vegaLite({ data: { values: [] }, mark: "bar" }, { data: ORDERS }), "has data of its own"],
    [(ui) => ui.vegaLite({ mark: "bar", encoding: { row: { field: "a" } } }, { data: ORDERS, select: "box" }), "a box needs one picture"],
    [(ui) => ui.plotly({ data: [{ x: { column: "gone" } }] }, { data: ORDERS }), 'data[0].x is the column "gone", and the table has "month"'],
    [(ui) => ui.plotly({ data: [{ x: { column: "month" } }] }), "a table that was not handed over"],
    [(ui) => ui.echarts({}, { select: "all" as "box" }), '"all" is no way to select'],
  ];
  for (const [draw, message] of cases) expect(await refused(draw), message).toContain(message);
});

test("[LIB-13] what is selected in ECharts is the author's own rows, of a table or of a list, on any axes", async () => {
  const t = testApp(app("E", (ui) => {
    const bars = ui.echarts({ xAxis: { type: "category" }, yAxis: {}, series: [{ type: "bar", encode: { x: "month", y: "revenue" } }] }, { data: ORDERS, title: "Bars", select: "points" });
    ui.text(bars.rows.map((row) => row.region).join());
    const list = ui.echarts({ xAxis: { data: ["a", "b", "c"] }, yAxis: {}, series: [{ type: "line", name: "L", data: [5, 6, { value: 7 }] }] }, { title: "List", select: "box" });
    ui.text(list.indices.join());
    const pie = ui.echarts({ series: [{ type: "pie", data: [{ name: "Train", value: 4 }, { name: "Bus", value: 2 }] }] }, { title: "Pie", select: "points" });
    ui.text(JSON.stringify(pie.rows));
    const days = ui.echarts({ xAxis: { type: "time" }, yAxis: {}, series: [{ type: "scatter", data: [["2026-05-01", 1], ["2026-05-09", 2]] }] }, { title: "Days", select: "lasso" });
    ui.text(days.indices.join());
  }));
  await t.run();
  t.echarts("Bars").pick({ series: "0", x: "May", y: 5 });
  t.echarts("List").draw({ kind: "box", x: ["b", "c"], y: [6.5, 9] });
  t.echarts("Pie").pick({ series: "0", name: "Bus" });
  const day = (n: number): number => Date.UTC(2026, 4, n);
  t.echarts("Days").draw({ kind: "lasso", line: [[day(5), 0], [day(20), 0], [day(20), 5], [day(5), 5]] });
  await t.run();
  expect(t.texts).toEqual(["APAC", "2", '[{"name":"Bus","value":2}]', "1"]);
});

test("[LIB-14] a mark of Vega-Lite's that stands for several rows is all of them: a bar, a bin, a month", async () => {
  const rows = [{ day: new Date(Date.UTC(2026, 4, 3)), size: 4, kind: "a" }, { day: new Date(Date.UTC(2026, 4, 20)), size: 12, kind: "b" }, { day: new Date(Date.UTC(2026, 5, 1)), size: 19, kind: "a" }];
  const t = testApp(app("V", (ui) => {
    const bar = ui.vegaLite({ mark: "bar", encoding: { x: { field: "kind" }, y: { aggregate: "count" } } }, { data: rows, title: "Kinds", select: "points" });
    const bin = ui.vegaLite({ mark: "bar", encoding: { x: { field: "size", bin: true }, y: { aggregate: "count" } } }, { data: rows, title: "Bins", select: "points" });
    const month = ui.vegaLite({ mark: "bar", encoding: { x: { timeUnit: "yearmonth", field: "day" }, y: { aggregate: "count" } } }, { data: rows, title: "Months", select: "points" });
    const box = ui.vegaLite({ data: { values: [{ a: 1, b: 1 }, { a: 5, b: 9 }] }, mark: "point", encoding: { x: { field: "a", type: "quantitative" }, y: { field: "b", type: "quantitative" } } }, { title: "Box", select: "box" });
    ui.text([bar, bin, month, box].map((one) => one.indices.join("+")).join(" "));
  }));
  await t.run();
  t.vegaLite("Kinds").pick({ kind: "a" });
  t.vegaLite("Bins").pick({ size: 10, "size to": 20 });
  t.vegaLite("Months").pick({ day: Date.UTC(2026, 4, 1), "day to": Date.UTC(2026, 5, 1) });
  t.vegaLite("Box").draw({ kind: "box", x: [4, 6], y: [0, 10] });
  await t.run();
  expect(t.texts).toEqual(["0+2 1+2 0+1 1"]);
});

test("[LIB-15] of Plotly's traces the points are chosen: rows of the table, or the points themselves", async () => {
  const t = testApp(app("P", (ui) => {
    const table = ui.plotly({ data: [{ type: "bar", name: "R", x: { column: "month" }, y: { column: "revenue" } }] }, { data: ORDERS, title: "Table", select: "points" });
    const lists = ui.plotly({ data: [{ y: [3, 1, 2] }, { type: "pie", labels: ["a", "b"], values: [1, 2] }] }, { title: "Lists", select: "box" });
    ui.text(`${table.rows.map((row) => row.revenue).join()} ${JSON.stringify(lists.rows)}`);
  }));
  await t.run();
  t.plotly("Table").pick({ trace: "R", x: "May", y: 3 });
  t.plotly("Lists").draw({ kind: "box", x: [0.5, 2.5], y: [0, 1.5] });
  await t.run();
  expect(t.texts).toEqual(['3 [{"trace":"0","index":1,"y":1}]']);
});

test("[LIB-16] the rows of a selection have the type of the table's; without a table they are unknown", () => {
  const author = (ui: AppUi): void => {
    expectTypeOf(ui.echarts({}, { data: ORDERS, select: "box" })).toExtend<ChartSelection<{ month: string }>>();
    expectTypeOf(ui.plotly({ data: [] }, { select: "points" })).toEqualTypeOf<ChartSelection<unknown>>();
    expectTypeOf(ui.vegaLite({})).toEqualTypeOf<void>();
    // @ts-expect-error a spec is an object
    ui.vegaLite("{}");
  };
  expectTypeOf(author).toBeFunction();
});
