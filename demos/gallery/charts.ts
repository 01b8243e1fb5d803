import type { AnyUi } from "tutti";
import { readCsv, readJson } from "../data.ts";
import { SOME } from "./rows.ts";

const STOCKS = readCsv<"symbol" | "date" | "price">("stocks.csv").map(({ symbol, date, price }) => ({ symbol, date: new Date(`${date} UTC`), price: Number(price) }));
const ENERGY = readCsv<"year" | "source" | "net_generation">("iowa-electricity.csv")
  .map((row) => ({ year: new Date(`${row.year}T00:00:00Z`), source: row.source, generation: Number(row.net_generation) }));
const PENGUINS = readJson<Record<string, string | number | null>>("penguins.json").map((bird) => ({
  species: bird["Species"], flipper: bird["Flipper Length (mm)"], mass: bird["Body Mass (g)"], beak: bird["Beak Length (mm)"],
}));
const BARLEY = readJson<{ yield: number; variety: string; site: string; year: number }>("barley.json");

/** Charts: lines, areas, bars and points, one series and several, many points, and none. */
export function charts(ui: AnyUi): void {
  const [lines, areas] = ui.columns(2, { border: true });
  lines.lineChart(STOCKS, { x: "date", y: "price", colour: "symbol", title: "Shares", yLabel: "US dollars", format: { style: "currency", currency: "USD" } });
  areas.areaChart(ENERGY, { x: "year", y: "generation", colour: "source", stack: true, title: "Electricity in Iowa", yLabel: "GWh" });

  const sites = [...Map.groupBy(BARLEY, (row) => row.site)]
    .map(([site, rows]) => ({ site, "1931": harvest(rows, 1931), "1932": harvest(rows, 1932) }));
  const varieties = [...Map.groupBy(BARLEY, (row) => row.variety)]
    .map(([variety, rows]) => ({ variety, yield: mean(rows.map((row) => row.yield)) })).sort((a, b) => b.yield - a.yield);
  const [bars, wide] = ui.columns(2, { border: true });
  bars.barChart(sites, { x: "site", y: ["1931", "1932"], title: "Barley by site", yLabel: "Bushels an acre", format: { digits: 1 } });
  wide.barChart(varieties, { x: "variety", y: "yield", horizontal: true, title: "Barley by variety", format: { digits: 1 } });

  const [points, many] = ui.columns(2, { border: true });
  points.scatterChart(PENGUINS, { x: "flipper", y: "mass", colour: "species", size: "beak", title: "Penguins", xLabel: "Flipper, mm", yLabel: "Body mass, g" });
  many.lineChart(SOME, { x: "at", y: "value", title: "Fifty thousand readings" });

  const [stacked, none] = ui.columns(2, { border: true });
  stacked.barChart(ENERGY, { x: "year", y: "generation", colour: "source", stack: true, title: "Stacked bars" });
  none.lineChart([] as { x: number; y: number }[], { x: "x", y: "y", title: "Without data" });

  const [shares, sorted] = ui.columns(2, { border: true });
  shares.areaChart(ENERGY, { x: "year", y: "generation", colour: "source", stack: "normalize", title: "Shares of a whole" });
  sorted.barChart(sites, { x: "site", y: ["1931", "1932"], sort: "-1931", colours: ["#8a5a00", "#c99a2e"], title: "Sorted, in colours of its own" });

  const [brushed, clicked] = ui.columns(2, { border: true });
  const birds = brushed.scatterChart(PENGUINS, { x: "flipper", y: "mass", colour: "species", title: "Choose penguins", select: "box", key: "birds" });
  brushed.caption(birds.empty ? "All penguins" : `${birds.rows.length} penguins, ${mean(birds.rows.map((row) => Number(row.mass))).toFixed(0)} g on average`);
  const chosen = clicked.barChart(sites, { x: "site", y: ["1931", "1932"], title: "Choose bars", select: "points", key: "bars" });
  clicked.caption(`${chosen.rows.length} sites chosen`);
  const [stretch, around] = ui.columns(2, { border: true });
  const days = stretch.lineChart(STOCKS, { x: "date", y: "price", colour: "symbol", title: "Choose a stretch", select: "box", key: "stretch" });
  stretch.caption(`${days.rows.length} prices`);
  const lasso = around.scatterChart(PENGUINS, { x: "flipper", y: "beak", title: "Draw around points", select: "lasso", key: "lasso", size: 6 });
  around.caption(`${lasso.rows.length} penguins`);
}

const CAPITALS = readJson<{ lat: number; lon: number; state: string; city: string }>("us-state-capitals.json");

/** Charts in the words of other libraries, and a map. */
export function otherCharts(ui: AnyUi): void {
  const [left, right] = ui.columns(2, { border: true });
  const matrix = left.echarts({
    legend: {}, radar: { indicator: ["Flipper", "Beak", "Mass"].map((name) => ({ name, max: 1 })) },
    series: [{ type: "radar", data: [{ name: "Adelie", value: [0.3, 0.4, 0.35] }, { name: "Gentoo", value: [0.9, 0.7, 0.85] }] }],
  }, { title: "ECharts: a radar", select: "points", key: "radar" });
  left.caption(`${matrix.points.length} chosen`);
  const box = right.vegaLite({ mark: "boxplot", encoding: { x: { field: "species", type: "nominal" }, y: { field: "mass", type: "quantitative", scale: { zero: false } }, color: { field: "species", legend: null } } }, { data: PENGUINS, title: "Vega-Lite: boxes", select: "points", key: "boxes" });
  right.caption(`${box.rows.length} penguins`);
  const [violins, capitals] = ui.columns(2, { border: true });
  violins.plotly({ data: ["Adelie", "Gentoo", "Chinstrap"].map((name) => ({ type: "violin", name, y: PENGUINS.filter((bird) => bird.species === name).map((bird) => bird.mass) })), layout: { showlegend: false } }, { title: "Plotly: violins" });
  const chosen = capitals.map(CAPITALS, { name: "city", tips: ["state"], title: "A map: capitals", select: "box", key: "capitals", height: 360 });
  capitals.caption(`${chosen.rows.length} capitals`);
}

const harvest = (rows: readonly { year: number; yield: number }[], year: number): number => mean(rows.filter((row) => row.year === year).map((row) => row.yield));
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
