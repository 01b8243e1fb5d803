import { safeAddress, type JsonValue } from "@tutti/protocol";
import { expect, test } from "vitest";
import { THEME as theme } from "../chart/theme.fixture.ts";
import { inlineTable } from "../table-data/inline-table.ts";
import type { Order } from "./drawer.ts";
import { optionFor } from "./echarts/option-for.ts";
import { writingOf } from "./number-words.ts";
import { layoutFor } from "./plotly/layout.ts";
import { tracesOf } from "./plotly/traces.ts";
import { LOADER } from "./vega-lite/loader.ts";
import { channelsIn, isOnePicture } from "./vega-lite/pictures.ts";

const table = inlineTable({ kind: "inline", rows: 2, columns: [{ name: "day", type: "date" }, { name: "n", type: "integer" }], values: [[0, 86_400_000], [1, null]] });
const order = (spec: JsonValue, still = false): Order => ({ spec, tables: new Map([["data", table]]), theme, locale: "de", still, width: 100, height: 100, drawnOn: false });

test("[LIB-23] tooltips are painted, whatever the option says, and a template's lines are lines", () => {
  for (const tooltip of [undefined, { formatter: "{b}<br/>{c}", renderMode: "html", appendTo: "body" }, null] as readonly JsonValue[]) {
    const made = optionFor(order(tooltip === undefined ? {} : { tooltip }))["tooltip"];
    expect(made).toMatchObject({ renderMode: "richText", appendTo: null });
  }
  expect(optionFor(order({ tooltip: { formatter: "{b}<br/>{c}" } }))["tooltip"]).toMatchObject({ formatter: "{b}\n{c}" });
  expect(optionFor(order({ baseOption: { tooltip: {} }, options: [] }))["baseOption"]).toMatchObject({ tooltip: { renderMode: "richText" } });
  const print = (optionFor(order({}))["tooltip"] as { valueFormatter: (value: unknown) => string }).valueFormatter;
  expect([print(1234.5), print([1, null]), print("<b>")]).toEqual(["1.234,5", "1, –", "<b>"]);
});

test("[LIB-23] tables are the first datasets, days keep their names in every zone, and nothing moves where nobody wants it to", () => {
  const made = optionFor(order({ dataset: { id: "own", fromDatasetId: "data" }, series: { type: "line" } }, true));
  expect(made["dataset"]).toEqual([{ id: "data", dimensions: [{ name: "day", type: "time" }, { name: "n", type: "number" }], source: { day: [0, 86_400_000], n: [1, null] } }, { id: "own", fromDatasetId: "data" }]);
  expect([made["useUTC"], made["animation"], optionFor(order({ useUTC: false }))["useUTC"]]).toEqual([true, false, false]);
});

test("[LIB-23] long lines are thinned and crowds drawn in one go, where the option says nothing else", () => {
  const series = (spec: JsonValue): unknown => (optionFor({ ...order({ series: spec }), tables: new Map() })["series"] as readonly unknown[])[0];
  const many = Array.from({ length: 5_000 }, (_, i) => i);
  expect(series({ type: "line", data: many })).toMatchObject({ sampling: "lttb" });
  expect(series({ type: "line", data: many, sampling: "max" })).toMatchObject({ sampling: "max" });
  expect(series({ type: "scatter", data: many })).toMatchObject({ large: true });
  expect(series({ type: "line", data: [1] })).toEqual({ type: "line", data: [1] });
});

test("[LIB-24] columns stand where a figure names them, days as they are called", () => {
  const [trace] = tracesOf({ data: [{ type: "bar", x: { column: "day" }, y: { column: "n" }, marker: { color: { column: "n" } } }] }, new Map([["data", table]]), 100);
  expect(trace?.drawn).toEqual({ type: "bar", x: ["1970-01-01", "1970-01-02"], y: [1, null], marker: { color: [1, null] } });
  expect([trace?.x?.[1], trace?.zoned]).toEqual([86_400_000, { x: false, y: false }]);
});

test("[LIB-24] of a long line no more points are drawn than give it its shape; others stay whole", () => {
  const y = Array.from({ length: 100_000 }, (_, i) => (i === 70_000 ? 99 : Math.sin(i / 500)));
  const traces = tracesOf({ data: [{ mode: "lines", y }, { mode: "markers", y }, { mode: "lines", y: [...y, "x"] }] }, new Map(), 500);
  expect(traces.map((trace) => trace.kept?.length)).toEqual([2_000, undefined, undefined]);
  expect(traces[0]?.drawn["y"]).toContain(99);
});

test("[LIB-24] a figure's own template goes, its layout stays, and a reader's zoom is kept", () => {
  const layout = layoutFor({ template: { layout: { plot_bgcolor: "red" } }, barmode: "group", width: 300 }, theme, { width: 100, height: 200, drawnOn: true, separators: ",." });
  expect(layout).toMatchObject({ barmode: "group", width: 300, height: 200, dragmode: false, uirevision: "kept", separators: ",.", template: { layout: { plot_bgcolor: "rgba(0,0,0,0)" } } });
});

test("[LIB-24] numbers and months are written as the reader writes them", () => {
  expect(writingOf("de")).toMatchObject({ number: { decimal: ",", thousands: "." }, time: { months: expect.arrayContaining(["März"]) as unknown, date: "%d.%m.%Y" } });
  expect(writingOf("en-US")).toMatchObject({ number: { decimal: ".", thousands: "," }, time: { shortDays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] } });
});

test("[LIB-25] Vega loads nothing, shows pictures that are written out, and leads where any link may", async () => {
  for (const load of [LOADER.load("https://evil.example/x.csv"), LOADER.http("https://evil.example", {}), LOADER.file("/etc/passwd")]) await expect(load).rejects.toThrow("Nothing is loaded");
  await expect(LOADER.sanitize("https://evil.example/p.png", { context: "image" } as never)).rejects.toThrow("Nothing is loaded");
  await expect(LOADER.sanitize("javascript:alert(1)", { context: "href" } as never)).rejects.toThrow();
  expect(await LOADER.sanitize("data:image/png;base64,AAAA", { context: "image" } as never)).toEqual({ href: "data:image/png;base64,AAAA" });
  expect(await LOADER.sanitize("https://example.org", { context: "href" } as never)).toMatchObject({ href: safeAddress("https://example.org"), target: "_blank", rel: "noopener noreferrer" });
});

test("[LIB-21] the fields of all pictures in a spec tell its marks apart", () => {
  const spec = { hconcat: [{ mark: "bar", encoding: { x: { field: "a", bin: true }, y: { aggregate: "count" } } }, { layer: [{ mark: "line", encoding: { x: { field: "day", type: "temporal" }, y: { field: "n", aggregate: "sum" } } }] }] };
  expect(channelsIn(spec).map(({ field, temporal, stretched, summed }) => [field, temporal, stretched, summed])).toEqual([["a", false, true, false], ["day", true, false, false], ["n", false, false, true]]);
  expect([isOnePicture(spec), isOnePicture({ mark: "bar", encoding: {} }), isOnePicture({ mark: "bar", encoding: { row: {} } })]).toEqual([false, true, false]);
});
