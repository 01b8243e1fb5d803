import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { shapesOf } from "./map.ts";

const square: JsonValue = { type: "Polygon", coordinates: [[[0, 0], [1, 0], [1, 1], [0, 0]]] };
const ids = (geo: JsonValue): unknown => {
  const read = shapesOf(geo);
  return "shapes" in read ? read.shapes.map((shape) => shape.id) : read;
};

test("[MAP-1] a collection, a feature and a bare geometry are shapes, each under an id of its own", () => {
  expect(ids(square)).toEqual(["#0"]);
  expect(ids({ type: "Feature", id: 7, properties: null, geometry: square })).toEqual(["7"]);
  expect(ids({
    type: "FeatureCollection", features: [
      { type: "Feature", properties: { name: "Inn" }, geometry: square }, { type: "Feature", properties: { name: "Inn" }, geometry: square },
      { type: "Feature", properties: {}, geometry: null }, { type: "Feature", properties: { id: "a" }, geometry: { type: "GeometryCollection", geometries: [square] } },
    ],
  })).toEqual(["Inn", "#1", "a"]);
});

test.each<readonly [JsonValue, string, string]>([
  ["https://example.org/x.json", "", "is no GeoJSON"],
  [{ type: "Topology" }, "", "no shape of GeoJSON's"],
  [{ type: "FeatureCollection" }, ".features", "is no list"],
  [{ type: "FeatureCollection", features: [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [9] } }] }, ".features[0].geometry.coordinates", "no [longitude, latitude]"],
  [{ type: "LineString", coordinates: [[0, 0], [0, 4_500_000]] }, ".coordinates[1]", "degrees was expected"],
  [{ type: "Polygon", coordinates: [[0, 0]] }, ".coordinates[0][0]", "is no list of places"],
  [{ type: "FeatureCollection", features: Array.from({ length: 20_001 }, () => null) }, ".features", "20000 can be drawn"],
])("[MAP-2] what is no GeoJSON is told with its path: %#", (geo, path, problem) => {
  expect(shapesOf(geo)).toEqual({ path, problem: expect.stringContaining(problem) as unknown });
});
