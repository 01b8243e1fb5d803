import { expect, test } from "vitest";
import type { JsonValue } from "../../json.ts";
import { isFlat, specFault, type SpecKind } from "./index.ts";

const faulty: readonly (readonly [kind: SpecKind, spec: JsonValue, path: string, words: string])[] = [
  ["echarts", { series: [{ type: "scatter", symbol: "image://https://evil.example/p.png", data: [] }] }, "series[0].symbol", "loads something from elsewhere"],
  ["echarts", { series: { type: "line", data: [{ value: 1, symbol: "image:///blob/x" }] } }, "series.data[0].symbol", "loads something"],
  ["echarts", { graphic: [{ type: "image", style: { image: "https://evil.example/p.png" } }] }, "graphic[0].style.image", "loads something"],
  ["echarts", { backgroundColor: { image: "/p.png" } }, "backgroundColor.image", "loads something"],
  ["echarts", { title: { text: "x", link: "java\nscript:alert(1)" } }, "title.link", "no page may send people"],
  ["echarts", { series: [{ type: "treemap", data: [{ children: [{ link: "data:text/html,x" }] }] }] }, "series[0].data[0].children[0].link", "no page may send"],
  ["echarts", { series: [{ type: "custom" }] }, "series[0].type", "not drawn here"],
  ["echarts", { series: [{ type: "map", map: "world" }] }, "series[0].type", "not drawn here"],
  ["echarts", { geo: { map: "world" } }, "geo", "has not"],
  ["echarts", { toolbox: { feature: { dataView: { title: "<img src=x>" } } } }, "toolbox.feature.dataView", "not shown here"],
  ["vegaLite", { data: { url: "https://evil.example/rows.json" }, mark: "bar" }, "data.url", "loads something"],
  ["vegaLite", { layer: [{ mark: "bar", data: { url: "/api/me" } }] }, "layer[0].data.url", "loads something"],
  ["vegaLite", { transform: [{ lookup: "a", from: { data: { url: "x.csv" }, key: "a" } }] }, "transform[0].from.data.url", "loads something"],
  ["vegaLite", { mark: { type: "image", url: "https://evil.example/p.png" } }, "mark.url", "loads something"],
  ["vegaLite", { mark: "image", encoding: { url: { value: "https://evil.example/p.png" } } }, "encoding.url.value", "loads something"],
  ["vegaLite", { mark: "point", encoding: { href: { value: "javascript:alert(1)" } } }, "encoding.href.value", "no page may send people"],
  ["vegaLite", { mark: "bar", params: [{ name: "p", bind: { input: "range", element: "#others" } }] }, "params[0].bind.element", "somewhere else in the page"],
  ["vegaLite", { data: { sequence: { start: 0, stop: 1e12 } }, mark: "bar" }, "data.sequence", "more than 1000000 rows"],
  ["vegaLite", { $schema: "https://vega.github.io/schema/vega/v5.json", marks: [] }, "the whole", "Vega's own words"],
  ["vegaLite", [], "the whole", "is no spec"],
  ["plotly", { data: [], layout: { images: [{ source: "https://evil.example/p.png" }] } }, "layout.images[0].source", "loads something"],
  ["plotly", { data: [{ type: "image", source: "https://evil.example/p.png" }] }, "data[0].source", "loads something"],
  ["plotly", { data: [{ type: "choropleth" }] }, "data[0].type", "would load from elsewhere"],
  ["plotly", { data: [{ type: "scattermap" }] }, "data[0].type", "would load from elsewhere"],
  ["plotly", { data: [{ type: "magic" }] }, "data[0].type", "not drawn here"],
  ["plotly", { data: [{ type: "bar", text: "<span style='fill: url(https://evil.example/a)'>x</span>" }] }, "data[0].text", "loads something"],
  ["plotly", { layout: {} }, "the whole", "is no figure"],
];

test.each(faulty)("[LIB-1] what would run, be loaded or lead astray in a spec is found with its path: %s %j", (kind, spec, path, words) => {
  const fault = specFault(kind, spec);
  expect([fault?.path, fault?.problem]).toEqual([path, expect.stringContaining(words)]);
});

test.each<readonly [SpecKind, JsonValue]>([
  ["echarts", { title: { link: "https://example.org" }, xAxis: { type: "category" }, series: [{ type: "bar", data: [1, null, { value: 2, name: "<b>x</b>" }], symbol: "path://M0 0h1" }, { type: "scatter", symbol: "image://data:image/png;base64,AAAA" }] }],
  ["vegaLite", { $schema: "https://vega.github.io/schema/vega-lite/v6.json", data: { values: [{ url: "https://example.org", a: 1 }] }, mark: "bar", encoding: { x: { field: "url" }, href: { field: "a" } } }],
  ["vegaLite", { data: { name: "data" }, mark: { type: "image", url: "data:image/png;base64,AAAA" } }],
  ["plotly", { data: [{ y: [1, 2], text: ["<a href='https://example.org'>x</a>"] }, { type: "scatter3d" }], layout: { template: {}, title: { text: "<b>x</b>" } } }],
])("[LIB-2] what only draws is let through: %s", (kind, spec) => {
  expect(specFault(kind, spec)).toBeUndefined();
});

test("[LIB-1] a spec that is nested without end is refused", () => {
  let spec: JsonValue = {};
  for (let i = 0; i < 200; i += 1) spec = { a: spec };
  expect(specFault("echarts", spec)?.problem).toContain("nested deeper");
});

test("[LIB-3] the smaller bundle is enough where it draws all traces", () => {
  expect([isFlat([undefined, "bar", "scatter"]), isFlat(["bar", "scatter3d"]), isFlat([])]).toEqual([true, false, true]);
});
