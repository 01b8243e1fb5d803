import type { ChartProps, ColumnInfo, JsonValue } from "@tutti/protocol";
import { expect, test } from "vitest";
import { THEME as theme } from "./theme.fixture.ts";
import { inlineTable } from "../table-data/inline-table.ts";
import { describe } from "./describe.ts";
import { optionOf } from "./option.ts";
import { chartSurface } from "./select/chart-surface.ts";
import { chartData, type ChartKind } from "./series.ts";

const KINDS = ["lineChart", "areaChart", "barChart", "scatterChart"] as const satisfies readonly ChartKind[];

function drawn(kind: ChartKind, type: ColumnInfo["type"], xs: readonly JsonValue[], ys: readonly JsonValue[]) {
  const table = inlineTable({ kind: "inline", rows: xs.length, columns: [{ name: "x", type }, { name: "y", type: "number" }], values: [xs, ys] });
  const spec: ChartProps = { data: { kind: "inline", rows: 0, columns: [], values: [] }, label: "", x: "x", y: ["y"] };
  const data = chartData(kind, table, spec, "en");
  if ("missing" in data) throw new Error(data.missing);
  const option = optionOf({ kind, data, spec, theme, hidden: new Set(), marked: undefined, width: 400, height: 200, still: true, daily: false, locale: "en", number: String, place: String });
  const [series] = option["series"] as readonly { readonly data: readonly (readonly (number | null)[])[] }[];
  const frame = { x: { at: 0, per: 1 }, y: { at: 100, per: -1 }, inner: { left: 0, top: 0, width: 400, height: 200 } };
  const surface = chartSurface({ kind, spec, data, series: data.series, frame, selection: { points: [], area: undefined }, number: String, place: String });
  return { data, option, series: series?.data ?? [], surface, words: describe(kind, data, spec, String, String) };
}

test.each(KINDS)("[CHART-10] one point alone is drawn, and reached by keys: %s", (kind) => {
  const { series, surface, words } = drawn(kind, "number", [7], [3]);
  expect(series).toHaveLength(1);
  expect([surface.count(0), surface.words(surface.at(0, 0), false)]).toEqual([1, expect.stringContaining("3")]);
  expect(words).toContain("runs from 3 to 3");
});

test.each(KINDS)("[CHART-10] values that are all equal, huge, tiny or below nothing are drawn as they are: %s", (kind) => {
  for (const ys of [[5, 5, 5], [0, 0, 0], [-3, -1, -2], [1e300, -1e300, 0], [1e-300, 2e-300, 0]]) {
    const { series, option } = drawn(kind, "number", [1, 2, 3], ys);
    expect(series.map((point) => point[1])).toEqual(ys);
    expect(JSON.stringify(option)).not.toContain("NaN");
  }
});

test.each(KINDS)("[CHART-10] what has no value is a gap, and what is no finite number never reaches the picture: %s", (kind) => {
  const { data, series } = drawn(kind, "number", [1, 2, null, 4], [1, null, 3, Number.POSITIVE_INFINITY]);
  expect(data.points).toBeGreaterThan(0);
  const heights = series.map((point) => point[1] ?? null);
  expect([heights.filter((y) => y === null).length > 0, heights.every((y) => y === null || Number.isFinite(y))]).toEqual([true, true]);
});

test("[CHART-10] places of several kinds in one column stand as names, one each", () => {
  const { data } = drawn("barChart", "text", ["1", "a", "1", null], [1, 2, 3, 4]);
  expect([data.categories, [...(data.series[0]?.y ?? [])]]).toEqual([["1", "a", "–"], [4, 2, 4]]);
});
