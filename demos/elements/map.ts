import { app } from "tutti";

const HARBOURS = [
  { harbour: "Rotterdam", lat: 51.95, lon: 4.14, containers: 13.4, coast: "North Sea" }, { harbour: "Hamburg", lat: 53.54, lon: 9.97, containers: 7.7, coast: "North Sea" },
  { harbour: "Antwerp", lat: 51.27, lon: 4.3, containers: 12.5, coast: "North Sea" }, { harbour: "Gdańsk", lat: 54.38, lon: 18.72, containers: 2.1, coast: "Baltic" },
  { harbour: "Piraeus", lat: 37.94, lon: 23.62, containers: 5.1, coast: "Mediterranean" }, { harbour: "Valencia", lat: 39.44, lon: -0.32, containers: 4.8, coast: "Mediterranean" },
  { harbour: "Algeciras", lat: 36.13, lon: -5.44, containers: 4.7, coast: "Mediterranean" }, { harbour: "Gioia Tauro", lat: 38.45, lon: 15.9, containers: 3.5, coast: "Mediterranean" },
  { harbour: "Göteborg", lat: 57.69, lon: 11.86, containers: 0.9, coast: "North Sea" }, { harbour: "Riga", lat: 57.03, lon: 24.05, containers: 0.4, coast: "Baltic" },
];
const lanes = {
  type: "FeatureCollection", features: [{ type: "Feature", properties: { name: "Rotterdam to Piraeus" }, geometry: { type: "LineString", coordinates: [[4.1, 52], [-5, 48.6], [-10, 43.5], [-9.8, 37], [-5.4, 35.95], [11.2, 37.6], [15.5, 36.2], [23.5, 37.8]] } }],
} as const;

export default app("Harbours", (ui) => {
  const chosen = ui.map(HARBOURS, {
    name: "harbour", colour: "coast", size: "containers", shapes: lanes, title: "Containers a year, millions", format: { digits: 1 }, select: "points",
  });
  const rows = chosen.empty ? HARBOURS : chosen.rows;
  ui.metric(chosen.empty ? "All harbours" : `${rows.length} chosen`, rows.reduce((sum, row) => sum + row.containers, 0), { format: { unit: "million", digits: 1 } });
});
