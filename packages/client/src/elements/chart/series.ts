import type { ChartProps } from "@tutti/protocol";
import { cellFormat } from "../table-data/format-cell.ts";
import { dayName } from "./scales.ts";
import { radixOrder } from "../table-data/radix-order.ts";
import { columnOf, isNumeric, isTemporal, type Column, type Table } from "../table-data/table.ts";

export type ChartKind = "lineChart" | "areaChart" | "barChart" | "scatterChart";

/** One line, or one colour of bars or points. On an axis of categories `x` holds their numbers. */
export interface Series {
  /** Stays the same while the data changes, so that a line moves rather than being drawn anew. */
  readonly id: string;
  readonly name: string;
  readonly x: Float64Array;
  /** NaN is a gap. */
  readonly y: Float64Array;
  readonly size: Float64Array | undefined;
}

export interface ChartData {
  readonly axis: "category" | "value" | "time";
  /** What the categories are called; empty on other axes. */
  readonly categories: readonly string[];
  readonly series: readonly Series[];
  /** Points that have a place and a height. */
  readonly points: number;
}

/** Bars stand on categories; more than this many of them are drawn along a scale. */
const MAX_CATEGORIES = 400;
/** More colours than this tell nobody anything. */
const MAX_SERIES = 40;

/**
 * Reads a table as what a chart draws.
 *
 * @returns the name of a column that is not there, where the element speaks of one.
 */
export function chartData(kind: ChartKind, table: Table, spec: ChartProps, locale?: string): ChartData | { readonly missing: string } {
  const names = [spec.x, ...spec.y, ...(spec.colour === undefined ? [] : [spec.colour]), ...(spec.size === undefined ? [] : [spec.size])];
  const missing = names.find((name) => !columnOf(table, name));
  // An empty table need not know its columns.
  if (missing !== undefined) return table.rows === 0 ? { axis: "category", categories: [], series: [], points: 0 } : { missing };
  const x = columnOf(table, spec.x) as Column;
  const place = placesOf(kind, x, table.rows, locale);
  const groups = groupsOf(spec.colour === undefined ? undefined : columnOf(table, spec.colour), table.rows);
  const sizes = spec.size === undefined ? undefined : columnOf(table, spec.size)?.numbers();
  const series = spec.y.flatMap((name) => {
    const heights = (columnOf(table, name) as Column).numbers();
    return groups.map(({ name: group, rows }) => {
      const label = group === undefined ? name : spec.y.length > 1 ? `${group} · ${name}` : group;
      return seriesOf(`${name}\u0000${group ?? ""}`, label, rows, place.at, heights, sizes);
    });
  }).slice(0, MAX_SERIES);
  const shaped = series.map((one) => (kind === "barChart" && place.axis === "category" ? summed(one) : kind === "scatterChart" ? one : rising(one)));
  const stacked = spec.stack === true && kind !== "scatterChart" && kind !== "lineChart" && place.axis !== "category" ? aligned(shaped) : shaped;
  return { axis: place.axis, categories: place.categories, series: stacked, points: shaped.reduce((sum, one) => sum + one.y.filter((y) => !Number.isNaN(y)).length, 0) };
}

interface Places {
  readonly axis: ChartData["axis"];
  readonly categories: readonly string[];
  readonly at: Float64Array;
}

function placesOf(kind: ChartKind, x: Column, rows: number, locale: string | undefined): Places {
  const scaled = isNumeric(x.type) || isTemporal(x.type);
  const onScale: Places = { axis: isTemporal(x.type) ? "time" : "value", categories: [], at: scaled ? x.numbers() : new Float64Array() };
  if (scaled && kind !== "barChart") return onScale;
  const print = (isTemporal(x.type) ? dayName(x, rows, locale) : undefined) ?? cellFormat(x, rows, undefined, locale);
  const found = new Map<string | number, number>();
  const at = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const value = x.at(row);
    const key = typeof value === "number" ? value : value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const number = found.get(key) ?? found.size;
    found.set(key, number);
    if (scaled && found.size > MAX_CATEGORIES) return onScale;
    at[row] = scaled && value === null ? Number.NaN : number;
  }
  const keys = [...found.keys()];
  if (!scaled) return { axis: "category", categories: keys.map((key) => (key === "" ? "–" : String(key))), at };
  // Numbers and days stand in their own order, whatever the rows' is.
  const order = keys.map((_, i) => i).sort((a, b) => Number(keys[a]) - Number(keys[b]));
  const rank = new Float64Array(order.length);
  for (const [i, key] of order.entries()) rank[key] = i;
  return { axis: "category", categories: order.map((i) => print(keys[i] as number)), at: at.map((i) => (Number.isNaN(i) ? i : (rank[i] as number))) };
}

interface Group {
  readonly name: string | undefined;
  readonly rows: Uint32Array;
}

function groupsOf(colour: Column | undefined, rows: number): readonly Group[] {
  if (!colour) return [{ name: undefined, rows: Uint32Array.from({ length: rows }, (_, row) => row) }];
  const found = new Map<string, number[]>();
  for (let row = 0; row < rows; row += 1) {
    const value = colour.at(row);
    const name = value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const group = found.get(name);
    if (group) group.push(row);
    else if (found.size < MAX_SERIES) found.set(name, [row]);
  }
  return [...found].map(([name, rows]) => ({ name, rows: Uint32Array.from(rows) }));
}

function seriesOf(id: string, name: string, rows: Uint32Array, places: Float64Array, heights: Float64Array, sizes: Float64Array | undefined): Series {
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row] as number);
  return { id, name, x: pick(places), y: pick(heights), size: sizes && pick(sizes) };
}

/** In the order of the axis; rows without a place are left out. */
function rising(series: Series): Series {
  const order = radixOrder(series.x, Uint32Array.from(series.x.keys()), false).filter((i) => !Number.isNaN(series.x[i]));
  const pick = (values: Float64Array): Float64Array => Float64Array.from(order, (i) => values[i] as number);
  return { ...series, x: pick(series.x), y: pick(series.y), size: series.size && pick(series.size) };
}

/** Two bars of one colour at one place are one bar, as tall as both. */
function summed(series: Series): Series {
  const heights = new Map<number, number>();
  for (const [i, place] of series.x.entries()) {
    const y = series.y[i] as number;
    if (Number.isNaN(place)) continue;
    const before = heights.get(place);
    heights.set(place, before === undefined || Number.isNaN(before) ? y : Number.isNaN(y) ? before : before + y);
  }
  const places = [...heights.keys()].sort((a, b) => a - b);
  return { ...series, x: Float64Array.from(places), y: Float64Array.from(places, (place) => heights.get(place) as number), size: undefined };
}

/** What is stacked has to stand at the same places: where a series has none, it adds nothing. */
function aligned(series: readonly Series[]): readonly Series[] {
  const places = Float64Array.from(new Set(series.flatMap((one) => [...one.x]))).sort();
  return series.map((one) => {
    const heights = new Map(one.x.entries().map(([i, x]) => [x, one.y[i] as number]));
    return { ...one, x: places, y: places.map((x) => heights.get(x) ?? 0) };
  });
}
