import { app } from "tutti";
import { readCsv, readJson } from "../../data.ts";

const CARS = readJson<Record<string, string | number | null>>("cars.json").map((car) => ({ ...car, Year: new Date(String(car["Year"])) }));
const OHLC = readJson<{ date: string; open: number; high: number; low: number; close: number }>("ohlc.json");
const AIRPORTS = readCsv<"iata" | "name" | "state" | "latitude" | "longitude">("airports.csv").map((one) => ({ ...one, latitude: Number(one.latitude), longitude: Number(one.longitude) }));
const QUAKES = readJson<never>("earthquakes.json") as unknown as { readonly features: readonly { readonly properties: { readonly mag: number; readonly place: string }; readonly geometry: { readonly coordinates: readonly [number, number, number] } }[] };
const WAVE = { at: Float64Array.from({ length: 200_000 }, (_, i) => i), value: Float64Array.from({ length: 200_000 }, (_, i) => Math.sin(i / 9_000) + ((i * 7_919) % 101) / 300) };
const ZONES = {
  type: "FeatureCollection", features: [
    { type: "Feature", id: "south", properties: { name: "South", people: 12 }, geometry: { type: "Polygon", coordinates: [[[-10, 36], [20, 36], [20, 46], [-10, 46], [-10, 36]]] } },
    { type: "Feature", id: "north", properties: { name: "North", people: 31 }, geometry: { type: "Polygon", coordinates: [[[-10, 46], [20, 46], [20, 58], [-10, 58], [-10, 46]]] } },
  ],
} as const;

/** Charts in the words of other libraries, and maps, in many shapes. */
export default app("Charts of others", (ui) => {
  const [a, b] = ui.columns(2);
  a.echarts({ legend: {}, xAxis: { type: "category", data: ["Mon", "Tue", "Wed"] }, yAxis: {}, series: [{ type: "bar", name: "Tea", data: [3, 5, 2], stack: "s" }, { type: "bar", name: "Coffee", data: [4, 4, 7], stack: "s" }] }, { title: "Stacked bars" });
  b.echarts({ series: [{ type: "pie", radius: ["40%", "70%"], data: [{ name: "Train", value: 40 }, { name: "Bus", value: 30 }, { name: "Ferry", value: 12 }] }] }, { title: "A ring", select: "points" });
  a.echarts({ xAxis: { type: "time" }, yAxis: { scale: true }, series: [{ type: "candlestick", name: "Price", encode: { x: "date", y: ["open", "close", "low", "high"] } }] }, { data: OHLC.map((row) => ({ ...row, date: new Date(row.date) })), title: "Candles" });
  b.echarts({ xAxis: {}, yAxis: {}, series: { type: "line" } }, { data: WAVE, title: "Two hundred thousand" });
  a.vegaLite({ mark: "point", encoding: { x: { field: "Horsepower", type: "quantitative" }, y: { field: "Miles_per_Gallon", type: "quantitative" }, color: { field: "Origin" } } }, { data: CARS, title: "Cars", select: "box" });
  b.vegaLite({ mark: "line", encoding: { x: { field: "Year", type: "temporal" }, y: { aggregate: "mean", field: "Miles_per_Gallon" }, color: { field: "Origin" } } }, { data: CARS, title: "Over the years" });
  ui.vegaLite({ mark: "bar", encoding: { x: { field: "Cylinders", type: "ordinal" }, y: { aggregate: "count" }, column: { field: "Origin" } } }, { data: CARS, title: "In facets", select: "points" });
  const [c, d] = ui.columns(2);
  c.plotly({ data: [{ type: "bar", x: ["A", "B", "C"], y: [3, 1, 2] }, { type: "bar", x: ["A", "B", "C"], y: [2, 2, 4] }], layout: { barmode: "group" } }, { title: "Groups", select: "points" });
  d.plotly({ data: [{ type: "heatmap", z: [[1, 20, 30], [20, 1, 60], [30, 60, 1]] }] }, { title: "Heat" });
  c.plotly({ data: [{ type: "scatter3d", mode: "markers", x: [1, 2, 3], y: [3, 1, 2], z: [2, 3, 1] }] }, { title: "Three dimensions" });
  d.plotly({ data: [{ type: "sunburst", labels: ["All", "A", "B", "B1"], parents: ["", "All", "All", "B"], values: [10, 4, 6, 3] }] }, { title: "Sunburst" });
  ui.map(AIRPORTS, { name: "name", colour: "state", title: "Airports", height: 360 });
  const [e, f] = ui.columns(2);
  e.map(QUAKES.features.map(({ properties, geometry: { coordinates: [lon, lat, depth] } }) => ({ ...properties, lat, lon, depth })), { name: "place", size: "mag", colour: "depth", title: "Quakes", projection: "equalEarth", select: "box" });
  f.map(ZONES, { shapeColour: "people", title: "Zones", select: "points" });
});
