import { app } from "tutti";

const FIGURES = {
  First: [{ month: "Jan", price: 4.2 }, { month: "Feb", price: 3.1 }, { month: "Mar", price: 5.6 }],
  Later: [{ month: "Mar", price: 2.8 }, { month: "Feb", price: 3.3 }, { month: "Jan", price: 4 }, { month: "Apr", price: 5.5 }],
  "Without March": [{ month: "Jan", price: 4.2 }, { month: "Feb", price: 3.1 }],
};
const TOWNS = {
  First: [{ town: "Bonn", lat: 50.7, lon: 7.1 }, { town: "Graz", lat: 47.1, lon: 15.4 }],
  Later: [{ town: "Graz", lat: 52.5, lon: 4.9 }, { town: "Bonn", lat: 50.7, lon: 7.1 }, { town: "Riga", lat: 56.9, lon: 24.1 }],
  "Without March": [{ town: "Bonn", lat: 50.7, lon: 7.1 }],
};

/** A chart of another library or a map, by the name of the room, whose points people speak of while its data change. */
export default app("Spoken of", { rooms: "named" }, (ui) => {
  const which = ui.select("Figures", ["First", "Later", "Without March"]);
  const data = FIGURES[which];
  const draws = (library: string): boolean => ui.room.id.startsWith(library);
  if (draws("echarts")) ui.echarts({ animation: false, xAxis: { type: "category" }, yAxis: {}, series: { type: "bar", name: "Price", encode: { x: "month", y: "price" } } }, { data, title: "In ECharts", height: 240 });
  if (draws("vega")) ui.vegaLite({ mark: "bar", encoding: { x: { field: "month", type: "nominal", sort: null }, y: { field: "price", type: "quantitative" } } }, { data, title: "In Vega-Lite", height: 240 });
  if (draws("plotly")) ui.plotly({ data: [{ type: "bar", name: "Price", x: { column: "month" }, y: { column: "price" } }] }, { data, title: "In Plotly", height: 240 });
  if (draws("map")) ui.map(TOWNS[which], { name: "town", title: "On a map", height: 240, select: "points", key: "towns" });
  if (draws("plain")) ui.map(TOWNS[which], { name: "town", title: "On a plain map", height: 240 });
});
