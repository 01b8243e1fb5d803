import { inLine, MAX_CORNERS, type Area, type ChartProps, type ColumnInfo, type JsonValue } from "@tutti/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineTable } from "../../table-data/inline-table.ts";
import type { Frame } from "../plot.ts";
import { chartData, type ChartData, type ChartKind } from "../series.ts";
import { boxOf, extended, lassoOf, outlineOf, type Canvas, type Corner } from "./drawing.ts";
import { marksOf, pointOf } from "./marks.ts";
import { barAt, besides, nearest } from "./nearest.ts";

function read(kind: ChartKind, columns: Readonly<Record<string, readonly [ColumnInfo["type"], readonly JsonValue[]]>>, spec: Partial<ChartProps> = {}): ChartData {
  const names = Object.keys(columns);
  const table = inlineTable({
    kind: "inline", rows: Object.values(columns)[0]?.[1].length ?? 0,
    columns: names.map((name) => ({ name, type: columns[name]?.[0] ?? "text" })), values: names.map((name) => columns[name]?.[1] ?? []),
  });
  const found = chartData(kind, table, { label: "", data: { kind: "inline", rows: 0, columns: [], values: [] }, x: "x", y: ["y"], ...spec }, "en");
  if ("missing" in found) throw new Error(found.missing);
  return found;
}
/** A picture of 100 by 100 pixels, ten for each unit along, one for each unit up, which grows from below. */
const FRAME: Frame = { x: { at: 0, per: 10 }, y: { at: 100, per: -1 }, inner: { left: 0, top: 0, width: 100, height: 100 } };
const canvas = (kind: ChartKind, data: ChartData, flat = false): Canvas => ({ kind, data, flat, frame: flat ? { x: { at: 0, per: 1 }, y: { at: 0, per: 10 }, inner: FRAME.inner } : FRAME });
const marked = (kind: ChartKind, data: ChartData, area: Area): number[][] => {
  const marks = marksOf(kind, data, { points: [], area: { area, by: undefined } });
  return data.series.map((one) => [...one.x.keys()].filter((i) => marks?.(one, i)));
};

const cloud = read("scatterChart", { x: ["number", [1, 5, 9]], y: ["number", [10, 50, null]] });
const bars = read("barChart", { x: ["text", ["a", "b", "c", "a"]], y: ["number", [4, 5, 6, 7]], who: ["text", ["m", "m", "m", "n"]] }, { colour: "who" });

test("[BRUSH-1] points are known by their place, column and colour, and in a cloud by their height", () => {
  const [one] = bars.series;
  if (!one) throw new Error("no series");
  expect(pointOf("barChart", bars, one, 1)).toEqual({ x: "b", column: "y", group: "m" });
  expect(pointOf("scatterChart", cloud, cloud.series[0] ?? one, 2)).toEqual({ x: 9, column: "y", y: null });
  const marks = marksOf("barChart", bars, { points: [{ point: { group: "m", column: "y", x: "a" }, by: undefined }], area: undefined });
  expect(bars.series.map((series) => [...series.x.keys()].map((i) => marks?.(series, i)))).toEqual([[true, false, false], [false]]);
  expect(marksOf("barChart", bars, { points: [], area: undefined })).toBeUndefined();
});

test("[BRUSH-1] an area marks what lies in it: categories by name, a cloud in both directions", () => {
  expect(marked("barChart", bars, { kind: "box", x: ["a", "c"] })).toEqual([[0, 2], [0]]);
  expect(marked("scatterChart", cloud, { kind: "box", x: [0, 10], y: [20, 60] })).toEqual([[1]]);
  expect(marked("scatterChart", cloud, { kind: "lasso", line: [[0, 0], [2, 0], [2, 20], [0, 20]] })).toEqual([[0]]);
});

test("[BRUSH-2] a box is a stretch of the axis, names of categories, or both axes of a cloud", () => {
  const line = read("lineChart", { x: ["number", [0, 10]], y: ["number", [0, 10]] });
  expect(boxOf(canvas("lineChart", line), [70, 0], [20, 9])).toEqual({ kind: "box", x: [2, 7] });
  expect(boxOf(canvas("barChart", bars), [8, 0], [14, 5])).toEqual({ kind: "box", x: ["b"] });
  expect(boxOf(canvas("barChart", bars, true), [0, 8], [5, 24])).toEqual({ kind: "box", x: ["b", "c"] });
  expect(boxOf(canvas("barChart", bars), [60, 0], [80, 5])).toBeUndefined();
  expect(boxOf(canvas("barChart", read("barChart", { x: ["integer", [2024, 2025, 2026]], y: ["number", [1, 2, 3]] })), [8, 0], [24, 5])).toEqual({ kind: "box", x: [2025, 2026] });
  expect(boxOf(canvas("scatterChart", cloud), [10, 90], [60, 40])).toEqual({ kind: "box", x: [1, 6], y: [10, 60] });
});

test("[BRUSH-2] what was drawn lies where it was drawn, whatever was drawn", () => {
  expect(outlineOf(canvas("scatterChart", cloud), { kind: "box", x: [1, 6], y: [10, 60] })).toBe("M10 40H60V90H10Z");
  expect(outlineOf(canvas("barChart", bars), { kind: "box", x: ["a", "c"] })).toBe("M-5 0H5V100H-5ZM15 0H25V100H15Z");
  expect(outlineOf(canvas("barChart", bars, true), { kind: "box", x: ["b"] })).toBe("M0 5H100V15H0Z");
  const corner = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }));
  fc.assert(fc.property(fc.array(corner, { minLength: 3, maxLength: 40 }), fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 100 }), (line, x, y) => {
    const area = lassoOf(canvas("scatterChart", cloud), line);
    if (area?.kind !== "lasso") throw new Error("no lasso");
    expect(inLine(area.line, x + 0.0003, y + 0.003)).toBe(inLine(line, x * 10 + 0.003, 100 - (y + 0.003)));
  }));
});

test("[BRUSH-3] a click finds the point that was meant, or none", () => {
  expect(nearest("scatterChart", cloud.series, false, FRAME, 52, 48)).toEqual({ series: 0, i: 1 });
  expect(nearest("scatterChart", cloud.series, false, FRAME, 5, 10)).toBeUndefined();
  const two = read("lineChart", { x: ["number", [0, 5, 10]], y: ["number", [10, 20, 30]], z: ["number", [90, 80, 70]] }, { y: ["y", "z"] }).series;
  expect(nearest("lineChart", two, false, FRAME, 48, 25)).toEqual({ series: 1, i: 1 });
  expect(nearest("lineChart", two, false, FRAME, 52, 75)).toEqual({ series: 0, i: 1 });
  expect(nearest("areaChart", two, true, FRAME, 52, 4)).toEqual({ series: 1, i: 1 });
});

test("[BRUSH-3] a bar is found side by side and on another; where there is none of that colour, the one that is there", () => {
  const up = { at: 100, per: -10 };
  const along = { at: 20, per: 40 };
  const at = (side: number): number => 20 + besides(side, 2, 40);
  expect(barAt(bars.series, false, along, up, at(0), 90)).toEqual({ series: 0, i: 0 });
  expect(barAt(bars.series, false, along, up, at(1), 90)).toEqual({ series: 1, i: 0 });
  expect(barAt(bars.series, false, along, up, 62, 90)).toEqual({ series: 0, i: 1 });
  expect([70, 30].map((y) => barAt(bars.series, true, along, up, 20, y))).toEqual([{ series: 0, i: 0 }, { series: 1, i: 0 }]);
  expect(barAt(bars.series, false, along, up, 300, 90)).toBeUndefined();
});

test("[BRUSH-4] a line that is drawn has no more corners than are kept", () => {
  let line: readonly Corner[] = [[0, 0]];
  for (let i = 0; i < 5_000; i += 1) line = extended(line, [i % 200, (i * 7) % 300]);
  expect(line.length).toBe(MAX_CORNERS);
  expect(extended([[0, 0]], [1, 1])).toEqual([[0, 0]]);
});
