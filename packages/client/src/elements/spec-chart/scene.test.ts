import { selection as rule, type Area, type ElementId, type PointName, type Selection } from "@tutti/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { axesPlace, type Axis } from "./axes.ts";
import { describeScene } from "./describe-scene.ts";
import type { Scene, Spots } from "./scene.ts";
import { ringsOf, sceneSurface } from "./scene-surface.ts";
import { tableOfScene } from "./scene-table.ts";

const inner = { left: 40, top: 10, width: 200, height: 100 };
/** Ten pixels a unit, beginning at the left; up grows, as axes do. */
const across: Axis = { value: (pixel) => (pixel - 40) / 10, pixel: (value) => 40 + value * 10 };
const up: Axis = { value: (pixel) => (110 - pixel) / 10, pixel: (value) => 110 - value * 10 };
const names: Axis = { names: ["a", "b", "c"], value: (pixel) => (pixel - 60) / 40, pixel: (value) => 60 + value * 40 };
const log: Axis = { value: (pixel) => 10 ** ((pixel - 40) / 50), pixel: (value) => 40 + Math.log10(value) * 50 };

test("[LIB-20] a box is numbers on a scale and names on an axis of names, and lies where it was drawn", () => {
  const place = axesPlace(names, up, inner);
  const area = place.area("box", [50, 100], [110, 40], []);
  expect(area).toEqual({ kind: "box", x: ["a", "b"], y: [1, 7] });
  expect(place.outline(area as Area)).toBe("M40 40H80V100H40ZM80 40H120V100H80Z");
  expect([[60, 50], [100, 99], [140, 50], [60, 105]].map(([x, y]) => place.inside(area as Area, [x as number, y as number]))).toEqual([true, true, false, false]);
  expect(axesPlace(names, up, inner).area("box", [300, 20], [400, 40], [])).toBeUndefined();
});

test("[LIB-20] whatever is drawn round a place holds it, on scales of any kind", () => {
  const pixel = fc.integer({ min: 45, max: 230 });
  for (const x of [across, log]) {
    const place = axesPlace(x, up, inner);
    fc.assert(fc.property(pixel, fc.integer({ min: 15, max: 105 }), (px, py) => {
      const box = place.area("box", [px - 5, py - 5], [px + 5, py + 5], []) as Area;
      expect(place.inside(box, [px, py])).toBe(true);
      const lasso = place.area("lasso", [0, 0], [0, 0], [[px - 5, py - 5], [px + 5, py - 5], [px + 5, py + 5], [px - 5, py + 5]]) as Area;
      expect(place.inside(lasso, [px, py])).toBe(true);
      expect(place.inside(lasso, [px + 30, py])).toBe(false);
      expect(rule.accept({ label: "", select: "lasso" }, [["area", { area: lasso as never }]])?.area?.area).toEqual(lasso);
    }));
  }
});

const spots = (called: string, at: readonly (readonly [number, number])[]): Spots => ({
  called, x: Float64Array.from(at, ([x]) => x), y: Float64Array.from(at, ([, y]) => y),
  name: (i): PointName => ({ series: called, x: at[i]?.[0] ?? 0 }), words: (i) => `${called} ${i}`,
});
const scene: Scene = { inner, spots: [spots("one", [[100, 50], [60, 80], [Number.NaN, 20]]), spots("two", [[150, 30]])], place: axesPlace(across, up, inner) };
const nothing: Selection = { points: [], area: undefined };

test("[LIB-21] keys go from left to right, a click finds what is near, and what is chosen is said and ringed", () => {
  const surface = sceneSurface(scene, { points: [{ point: { series: "one", x: 60 }, by: undefined }], area: undefined });
  expect([0, 1].map((step) => surface.at(0, step).i)).toEqual([1, 0]);
  expect(surface.find([152, 28])).toEqual({ series: 1, i: 0 });
  expect(surface.find([220, 100])).toBeUndefined();
  expect(surface.pixel({ series: 0, i: 2 })).toBeUndefined();
  expect(surface.words({ series: 0, i: 1 }, surface.isChosen({ series: 0, i: 1 }))).toBe("one 1, selected");
  expect(ringsOf(scene, { points: [{ point: { series: "one", x: 60 }, by: undefined }], area: undefined })).toEqual([[60, 80]]);
  expect(sceneSurface({ ...scene, under: () => ({ series: 0, i: 0 }) }, nothing).find([0, 0])).toEqual({ series: 0, i: 0 });
});

test("[LIB-21] a stretch by keys reaches from one point to the other, whatever stands between", () => {
  const surface = sceneSurface(scene, nothing);
  const area = surface.stretch("box", 0, 1, 0) as Area;
  expect(area).toMatchObject({ kind: "box", x: [1.9, 6.1] });
  expect(surface.stretch("lasso", 0, 0, 1)?.kind).toBe("lasso");
  const chosen = sceneSurface(scene, { points: [], area: { area, by: undefined } });
  expect([chosen.isChosen({ series: 0, i: 0 }), chosen.isChosen({ series: 1, i: 0 })]).toEqual([true, false]);
});

test("[LIB-22] a picture is told by its author's words, or by what is in it, and read as a table", () => {
  expect(describeScene({ alt: "Rents rise" }, scene)).toBe("Rents rise");
  expect(describeScene({ title: "Rents" }, scene)).toBe("Chart: Rents. 4 points in one and two.");
  expect(describeScene({}, undefined)).toBe("Chart.");
  const drawn = { id: "e" as ElementId, kind: "echarts", props: { label: "", spec: { kind: "inline", spec: {} } }, childIds: [], place: undefined } as const;
  const { data } = tableOfScene(drawn, scene, 300).props;
  expect(data).toMatchObject({ kind: "inline", rows: 4, columns: [{ name: "series", type: "text" }, { name: "x", type: "number" }] });
  const table = { kind: "inline", rows: 0, columns: [], values: [] } as const;
  expect(tableOfScene({ ...drawn, props: { ...drawn.props, tables: { data: table } } }, scene, 300).props.data).toBe(table);
});
