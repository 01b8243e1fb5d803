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
  /** The column whose values it shows, and the value of the colour column. */
  readonly column: string;
  readonly group: string | undefined;
  readonly x: Float64Array;
  /** NaN is a gap. */
  readonly y: Float64Array;
  readonly size: Float64Array | undefined;
}

export interface ChartData {
  readonly axis: "category" | "value" | "time";
  /** What the categories are called; empty on other axes. */
  readonly categories: readonly string[];
  /** The values that the categories stand for; null where a row has none. */
  readonly keys: readonly (string | number | null)[];
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
  const sized = typeof spec.size === "string" ? spec.size : undefined;
  const sortedBy = typeof spec.sort === "string" ? spec.sort.replace(/^-/, "") : undefined;
  const names = [spec.x, ...spec.y, ...[spec.colour, sized, sortedBy].filter((name) => name !== undefined)];
  const missing = names.find((name) => !columnOf(table, name));
  // An empty table need not know its columns.
  if (missing !== undefined) return table.rows === 0 ? { axis: "category", categories: [], keys: [], series: [], points: 0 } : { missing };
  const x = columnOf(table, spec.x) as Column;
  const place = inOrder(placesOf(kind, x, table.rows, locale), table, spec, locale);
  const groups = groupsOf(spec.colour === undefined ? undefined : columnOf(table, spec.colour), table.rows, locale);
  const sizes = sized === undefined ? undefined : columnOf(table, sized)?.numbers();
  const series = spec.y.flatMap((name) => {
    const heights = (columnOf(table, name) as Column).numbers();
    return groups.map(({ name: group, label: called = "", rows }) => {
      const label = group === undefined ? name : spec.y.length > 1 ? `${called} · ${name}` : called;
      return { column: name, group, ...seriesOf(`${name}\u0000${group ?? ""}`, label, rows, place.at, heights, sizes) };
    });
  }).slice(0, MAX_SERIES);
  const shaped = series.map((one) => (kind === "barChart" && place.axis === "category" ? summed(one) : kind === "scatterChart" ? one : rising(one)));
  const stacks = Boolean(spec.stack) && kind !== "scatterChart" && kind !== "lineChart";
  const stacked = stacks && place.axis !== "category" ? aligned(shaped) : shaped;
  const drawn = spec.stack === "normalize" && stacks ? shares(stacked) : stacked;
  return { axis: place.axis, categories: place.categories, keys: place.keys, series: drawn, points: shaped.reduce((sum, one) => sum + one.y.filter((y) => !Number.isNaN(y)).length, 0) };
}

interface Places {
  readonly axis: ChartData["axis"];
  readonly categories: readonly string[];
  readonly keys: readonly (string | number | null)[];
  readonly at: Float64Array;
}

function placesOf(kind: ChartKind, x: Column, rows: number, locale: string | undefined): Places {
  const scaled = isNumeric(x.type) || isTemporal(x.type);
  const onScale: Places = { axis: isTemporal(x.type) ? "time" : "value", categories: [], keys: [], at: scaled ? x.numbers() : new Float64Array() };
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
  if (!scaled) return { axis: "category", categories: keys.map((key) => (key === "" ? "–" : String(key))), keys: keys.map((key) => (key === "" ? null : key)), at };
  // Numbers and days stand in their own order, whatever the rows' is.
  const order = keys.map((_, i) => i).sort((a, b) => Number(keys[a]) - Number(keys[b]));
  const rank = new Float64Array(order.length);
  for (const [i, key] of order.entries()) rank[key] = i;
  return { axis: "category", categories: order.map((i) => print(keys[i] as number)), keys: order.map((i) => keys[i] as number), at: at.map((i) => (Number.isNaN(i) ? i : (rank[i] as number))) };
}

/** Categories in the order that the author asked for; those on a scale stand where they stand. */
function inOrder(places: Places, table: Table, { sort }: ChartProps, locale: string | undefined): Places {
  if (places.axis !== "category" || sort === undefined || sort === false) return places;
  const all = places.categories.map((_, i) => i);
  const column = typeof sort === "string" ? columnOf(table, sort.replace(/^-/, "")) : undefined;
  const down = typeof sort === "string" && sort.startsWith("-") ? -1 : 1;
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  const sums = column && new Float64Array(all.length);
  if (sums) {
    const values = column.numbers();
    for (const [row, place] of places.at.entries()) if (place >= 0) sums[place] = (sums[place] as number) + (values[row] || 0);
  }
  const named = (i: number): string => places.categories[i] ?? "";
  // Numbers and days stand in their own order already.
  const own = (a: number, b: number): number => (typeof places.keys[a] === "number" && typeof places.keys[b] === "number" ? a - b : compare(named(a), named(b)));
  // A column of words says no order of its own: then the names do.
  all.sort((a, b) => down * (sums && isNumeric(column?.type ?? "text") ? (sums[a] as number) - (sums[b] as number) : own(a, b)) || a - b);
  const rank = new Float64Array(all.length);
  for (const [i, before] of all.entries()) rank[before] = i;
  return { ...places, categories: all.map(named), keys: all.map((i) => places.keys[i] ?? null), at: places.at.map((i) => (Number.isNaN(i) ? i : (rank[i] as number))) };
}

/** Of what stands on each other, each as its share of all that stands there. */
function shares(series: readonly Series[]): readonly Series[] {
  const sums = new Map<number, number>();
  for (const one of series) for (const [i, x] of one.x.entries()) sums.set(x, (sums.get(x) ?? 0) + Math.abs(one.y[i] || 0));
  return series.map((one) => ({ ...one, y: one.y.map((y, i) => y / (sums.get(one.x[i] as number) || 1)) }));
}

interface Group {
  readonly name: string | undefined;
  /** What it is called; a moment is no number to a reader. */
  readonly label: string | undefined;
  readonly rows: Uint32Array;
}

function groupsOf(colour: Column | undefined, rows: number, locale: string | undefined): readonly Group[] {
  if (!colour) return [{ name: undefined, label: undefined, rows: Uint32Array.from({ length: rows }, (_, row) => row) }];
  const found = new Map<string, number[]>();
  for (let row = 0; row < rows; row += 1) {
    const value = colour.at(row);
    const name = value === null ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value);
    const group = found.get(name);
    if (group) group.push(row);
    else if (found.size < MAX_SERIES) found.set(name, [row]);
  }
  const print = isTemporal(colour.type) ? (dayName(colour, rows, locale) ?? cellFormat(colour, rows, undefined, locale)) : undefined;
  const labelOf = (name: string): string => (print && name !== "–" ? print(Number(name)) : name);
  return [...found].map(([name, rows]) => ({ name, label: labelOf(name), rows: Uint32Array.from(rows) }));
}

type Points = Pick<Series, "id" | "name" | "x" | "y" | "size">;

function seriesOf(id: string, name: string, rows: Uint32Array, places: Float64Array, heights: Float64Array, sizes: Float64Array | undefined): Points {
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
