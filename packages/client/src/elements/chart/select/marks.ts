import { inLine, inSpan, type Area, type PointName, type Selection, type Span } from "@tutti/protocol";
import { extent } from "../downsample.ts";
import type { Marked } from "../option.ts";
import type { ChartData, ChartKind, Series } from "../series.ts";

/** Where a point stands on the axis of places, in the data's own words. */
export const placeOf = (data: ChartData, x: number): string | number | null => (data.axis === "category" ? (data.keys[x] ?? null) : x);

/** What tells a point from the others; of a cloud that is also its height. */
export function pointOf(kind: ChartKind, data: ChartData, one: Series, i: number): PointName {
  const y = one.y[i] as number;
  return {
    x: placeOf(data, one.x[i] as number), column: one.column, ...(one.group !== undefined && { group: one.group }),
    ...(kind === "scatterChart" && { y: Number.isFinite(y) ? y : null }),
  };
}

const nameOf = (point: PointName): string => JSON.stringify([point["x"] ?? null, point["column"] ?? null, point["group"] ?? null, point["y"] ?? null]);

/** Which points are selected, the same as the script is told; `undefined` where nothing is. */
export function marksOf(kind: ChartKind, data: ChartData, { points, area }: Selection): Marked | undefined {
  if (area) return inArea(kind, data, area.area);
  if (points.length === 0) return undefined;
  const named = new Set(points.map(({ point }) => nameOf(point)));
  return (one, i) => named.has(nameOf(pointOf(kind, data, one, i)));
}

function inArea(kind: ChartKind, data: ChartData, area: Area): Marked | undefined {
  // A stretch of a line is a band behind it; the line itself says the rest.
  if (kind === "lineChart" || kind === "areaChart") return undefined;
  if (area.kind === "lasso") return (one, i) => inLine(area.line, one.x[i] as number, one.y[i] as number);
  const high = kind === "scatterChart";
  return (one, i) => inSpan(area.x, placeOf(data, one.x[i] as number)) && (!high || inSpan(area.y, one.y[i] as number));
}

/** A stretch of the axis of places, from two places on it. */
export function spanOf(data: ChartData, from: number, to: number): Span | undefined {
  const [low, high] = from <= to ? [from, to] : [to, from];
  if (data.axis !== "category") return [tidy(low, high - low), tidy(high, high - low)];
  const keys = data.keys.slice(Math.max(0, Math.ceil(low - 0.5)), Math.max(0, Math.floor(high + 0.5) + 1));
  const numbers = keys.filter((key) => typeof key === "number");
  if (numbers.length === 0) return keys.length === 0 ? undefined : keys.map((key) => String(key ?? ""));
  const ends = extent(Float64Array.from(numbers));
  return [ends[0], ends[1]];
}

/** As many digits as the stretch can mean. */
export function tidy(value: number, range: number): number {
  const step = 10 ** (Math.floor(Math.log10(Math.abs(range) || 1)) - 4);
  return Number((Math.round(value / step) * step).toPrecision(14));
}

/** The stretches of the axis that a span covers, from and to, for drawing. */
export function stretches(data: ChartData, span: Span): readonly (readonly [number, number])[] {
  if (data.axis !== "category") return typeof span[0] === "number" && typeof span[1] === "number" ? [[span[0], span[1]]] : [];
  const runs: [number, number][] = [];
  for (const [i, key] of data.keys.entries()) {
    if (!inSpan(span, key)) continue;
    const last = runs.at(-1);
    if (last && last[1] === i - 0.5) last[1] = i + 0.5;
    else runs.push([i - 0.5, i + 0.5]);
  }
  return runs;
}
