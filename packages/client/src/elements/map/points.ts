import type { JsonValue, MapProps, PointName } from "@tutti/protocol";
import { extent } from "../chart/downsample.ts";
import { columnOf, type Table } from "../table-data/table.ts";
import { groupOf } from "./colouring.ts";

/** The points of a map: rows that have a place. */
export interface MapPoints {
  readonly rows: Uint32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** In CSS pixels. */
  readonly radius: (i: number) => number;
  readonly colourValue: ((i: number) => JsonValue) | undefined;
  readonly group: (i: number) => string;
  name(i: number): PointName;
  /** What a point is called, where the author said so. */
  readonly called: ((i: number) => string | undefined) | undefined;
}

const USUAL = 5;
const [SMALLEST, LARGEST] = [3, 18];

export type PlaceColumns = Pick<MapProps, "lat" | "lon" | "colour" | "size" | "name" | "tips">;

/** @returns the name of a column that is not there, where the element speaks of one. */
export function pointsOf(table: Table, { lat = "", lon = "", colour, size, name, tips = [] }: PlaceColumns): MapPoints | { readonly missing: string } {
  const wanted = [lat, lon, ...[colour, typeof size === "string" ? size : undefined, name].filter((one) => one !== undefined), ...tips];
  const missing = wanted.find((one) => !columnOf(table, one));
  if (missing !== undefined && table.rows > 0) return { missing };
  const [ys, xs] = [columnOf(table, lat)?.numbers() ?? new Float64Array(), columnOf(table, lon)?.numbers() ?? new Float64Array()];
  const rows = Uint32Array.from(ys.keys()).filter((row) => Number.isFinite(ys[row]) && Number.isFinite(xs[row]));
  const at = (column: string) => {
    const found = columnOf(table, column);
    return (i: number): JsonValue => found?.at(rows[i] ?? 0) ?? null;
  };
  const coloured = colour === undefined ? undefined : at(colour);
  const sizes = typeof size === "string" ? columnOf(table, size)?.numbers() : undefined;
  const [low, high] = sizes ? extent(sizes) : [0, 0];
  const [la, lo] = [at(lat), at(lon)];
  return {
    rows, lon: Float64Array.from(rows, (row) => xs[row] as number), lat: Float64Array.from(rows, (row) => ys[row] as number),
    radius: (i) => {
      if (!sizes) return typeof size === "number" ? size / 2 : rows.length > 5_000 ? 2 : rows.length > 1_000 ? 3.5 : USUAL;
      const value = sizes[rows[i] ?? 0] ?? Number.NaN;
      // The area, not the width, is what is compared.
      return Number.isFinite(value) ? Math.sqrt(SMALLEST ** 2 + (LARGEST ** 2 - SMALLEST ** 2) * Math.max(0, (value - Math.min(0, low)) / (high - Math.min(0, low) || 1))) : SMALLEST;
    },
    colourValue: coloured, group: (i) => (coloured ? groupOf(coloured(i)) : ""),
    called: name === undefined ? undefined : calledBy(at(name)),
    name: (i) => ({ lat: numberIn(la(i)), lon: numberIn(lo(i)), ...(coloured && { group: plain(coloured(i)) }) }),
  };
}

const calledBy = (of: (i: number) => JsonValue) => (i: number): string | undefined => {
  const value = of(i);
  return value === null || typeof value === "object" ? undefined : String(value);
};
const numberIn = (value: JsonValue): number | null => (typeof value === "number" ? value : null);
const plain = (value: JsonValue): string | number | boolean | null => (typeof value === "object" && value !== null ? JSON.stringify(value) : value as string | number | boolean | null);
