import type { Area, MapProps } from "@tutti/protocol";
import { geoArea } from "d3-geo";
import fc from "fast-check";
import { expect, test } from "vitest";
import worldFar from "world-atlas/countries-110m.json";
import { THEME as theme } from "../chart/theme.fixture.ts";
import { inlineTable } from "../table-data/inline-table.ts";
import { colouringOf } from "./colouring.ts";
import { geoPlace } from "./geo-place.ts";
import { pointsOf, type MapPoints } from "./points.ts";
import { flatten } from "./projected.ts";
import { drawnShapes } from "./shapes.ts";
import { tipLines } from "./tip-lines.ts";
import { readWorld } from "./world.ts";

test("[MAP-20] words make a colour each, numbers a scale, with a middle where some are below nothing", () => {
  const words = colouringOf(["b", "a", null, "b"], theme, ["#abcdef"]);
  expect(words.kind === "groups" && words.entries.map(({ name, colour }) => [name, colour])).toEqual([["b", "#abcdef"], ["a", "#222222"], ["–", "#111111"]]);
  const scale = colouringOf([0, 10, null], theme, undefined);
  expect(scale.kind === "scale" && [scale.of(0), scale.of(5), scale.of(10), scale.of(null)]).toEqual(["#000000", "#808080", "#ffffff", undefined]);
  const both = colouringOf([-1, 4], theme, undefined);
  expect(both.kind === "scale" && [both.low, both.high, both.of(0), both.of(4)]).toEqual([-4, 4, "#ffffff", "#0000ff"]);
  const hills = colouringOf([-1, 100], theme, undefined);
  expect(hills.kind === "scale" && [hills.low, hills.high]).toEqual([-1, 100]);
  expect(colouringOf(undefined, theme, undefined)).toEqual({ kind: "plain", colour: "#111111" });
});

const table = inlineTable({
  kind: "inline", rows: 3, columns: [{ name: "lat", type: "number" }, { name: "lon", type: "number" }, { name: "n", type: "integer" }, { name: "called", type: "text" }],
  values: [[50, null, 60], [10, 5, 20], [100, 1, 25], ["<img src=x>", "b", null]],
});
const spec = (more: Partial<MapProps> = {}): MapProps => ({ label: "", lat: "lat", lon: "lon", ...more });
const read = (more: Partial<MapProps>): MapPoints => {
  const found = pointsOf(table, spec(more));
  if ("missing" in found) throw new Error(found.missing);
  return found;
};

test("[MAP-21] rows without a place are left out, sizes compare by area, and a column that is not there is named", () => {
  const points = read({ size: "n", colour: "n" });
  expect([[...points.rows], [...points.lat], points.name(1)]).toEqual([[0, 2], [50, 60], { lat: 60, lon: 20, group: 25 }]);
  const area = (i: number): number => points.radius(i) ** 2 - 9;
  expect(area(1) / area(0)).toBeCloseTo(0.25);
  expect(pointsOf(table, spec({ colour: "gone" }))).toEqual({ missing: "gone" });
  expect("missing" in pointsOf(inlineTable({ kind: "inline", rows: 0, columns: [], values: [] }), spec())).toBe(false);
});

test("[MAP-21] what a point says of itself is its name, its colour and what was asked for", () => {
  const points = read({ name: "called", colour: "n" });
  const known = { table, points, shapes: [], number: String, colouring: colouringOf([100, 25], theme, undefined), shapeColouring: undefined, locale: "en" };
  expect(tipLines({ kind: "point", i: 0 }, { ...known, spec: spec({ name: "called", colour: "n" }) })).toEqual({ heading: "<img src=x>", rows: [{ colour: "#ffffff", name: "n", value: "100" }] });
  expect(tipLines({ kind: "point", i: 1 }, { ...known, spec: spec() }).heading).toBe("60°, 20°");
});

test("[MAP-22] a ring encloses the smaller side, whichever way it is written, and a hole the other", () => {
  const ring = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]];
  const hole = [[4, 4], [6, 4], [6, 6], [4, 6], [4, 4]];
  for (const coordinates of [[ring, hole], [ring.toReversed(), hole.toReversed()]]) {
    const [shape] = drawnShapes({ type: "Polygon", coordinates });
    expect(geoArea(shape?.geometry as Parameters<typeof geoArea>[0])).toBeCloseTo(0.0291, 3);
    expect(shape?.area).toBe(true);
  }
  expect(() => drawnShapes({ type: "Polygon", coordinates: 1 })).toThrow("is no list");
  expect(drawnShapes(undefined)).toEqual([]);
});

test.each(["mercator", "equalEarth", "naturalEarth"] as const)("[MAP-23] the earth lies in its box, and what is drawn on it is degrees: %s", (kind) => {
  const { projection } = flatten(kind, 800, 400);
  const globe = {
    pixel: (lon: number, lat: number) => projection([lon, lat]) ?? undefined,
    degrees: ([x, y]: readonly [number, number]) => projection.invert?.([x, y]) ?? undefined,
  };
  for (const at of [[-180, 0], [179.9, 0], [0, 80], [0, -58]] as const) {
    const [x, y] = projection([...at]) ?? [];
    expect([x, y].every((one, i) => one !== undefined && one >= -1 && one <= (i === 0 ? 801 : 401)), JSON.stringify(at)).toBe(true);
  }
  const place = geoPlace(globe);
  fc.assert(fc.property(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -50, max: 70 }), (lon, lat) => {
    const [x, y] = projection([lon, lat]) as [number, number];
    const lasso = place.area("lasso", [0, 0], [0, 0], [[x - 6, y - 6], [x + 6, y - 6], [x + 6, y + 6], [x - 6, y + 6]]) as Area;
    expect([place.inside(lasso, [x, y]), place.inside(lasso, [x + 20, y])]).toEqual([true, false]);
    expect(place.outline(lasso)).toMatch(/^M[\d.-]+ [\d.-]+(?:L[\d.-]+ [\d.-]+){3}Z$/);
  }));
  const box = place.area("box", [400, 150], [440, 190], []) as Area;
  expect(box.kind === "box" && place.inside(box, [420, 170])).toBe(true);
  expect(place.outline(box).split("L").length).toBeGreaterThan(40);
});

test("[MAP-24] countries are called as the reader's language calls them, each of them that has a number", () => {
  const called = (locale: string): ReadonlySet<string> => new Set(readWorld(worldFar, locale).countries.map(({ name }) => name));
  const [english, german] = [called("en-GB"), called("de-AT")];
  expect(["Germany", "United States of America", "Deutschland"].map((name) => english.has(name))).toEqual([true, true, false]);
  expect(["Deutschland", "Vereinigte Staaten", "Südafrika", "Kosovo"].filter((name) => !german.has(name))).toEqual([]);
  expect(german.size).toBe(english.size);
});
