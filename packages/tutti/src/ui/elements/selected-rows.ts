import { inLine, inSpan, type Area, type ChartProps, type PointName, type Selection } from "@tutti/protocol/script";
import type { ChartSelection } from "../charts.ts";
import type { Pen, TableReader } from "../pen.ts";
import type { Table } from "../tables.ts";
import { selectedBy } from "./selections.ts";

type Read = (row: number) => unknown;

/**
 * What is selected, as rows of the author's own data. The rows are looked for when they are asked for, and the selection follows the
 * data: what is stored is the place of a point, or a stretch, and never the number of a row.
 */
export function selectedRows(pen: Pen<unknown>, kind: string, data: Table, props: Pick<ChartProps, "x" | "y" | "colour">, chosen: Selection): ChartSelection {
  const empty = chosen.points.length === 0 && !chosen.area;
  let found: readonly number[] | undefined;
  const reader = once(() => pen.reader(data));
  const indices = (): readonly number[] => (found ??= empty ? [] : find(reader(), kind, props, chosen));
  return {
    empty,
    get indices() { return indices(); },
    get rows() { return indices().map((row) => reader().row(row)); },
    points: chosen.points.map(({ point }) => point),
    area: chosen.area?.area,
    by: selectedBy(chosen),
  };
}

function find(table: TableReader, kind: string, { x, y, colour }: Pick<ChartProps, "x" | "y" | "colour">, { points, area }: Selection): readonly number[] {
  if (![x, ...y].every((name) => table.names.includes(name))) return [];
  const places = table.column(x);
  const heights = y.map((name) => table.column(name));
  const groups = colour === undefined ? undefined : table.column(colour);
  const named = new Set(points.map(({ point }) => nameOf(point)));
  const inside = (row: number): boolean => {
    if (area) return within(area.area, keyOf(places(row)), heights, row, kind === "scatterChart");
    const group = groups && groupOf(groups(row));
    return y.some((column, i) => named.has(nameOf(pointOf(kind, { x: keyOf(places(row)), column, group, y: numberOf(heights[i]?.(row)) }))));
  };
  const rows: number[] = [];
  for (let row = 0; row < table.rows; row += 1) if (inside(row)) rows.push(row);
  return rows;
}

function within(area: Area, place: string | number | null, heights: readonly Read[], row: number, both: boolean): boolean {
  if (area.kind === "box") return inSpan(area.x, place) && (!both || area.y === undefined || heights.some((height) => inSpan(area.y, numberOf(height(row)))));
  return typeof place === "number" && heights.some((height) => {
    const y = numberOf(height(row));
    return y !== null && inLine(area.line, place, y);
  });
}

const nameOf = (point: PointName): string => JSON.stringify([point["x"] ?? null, point["column"] ?? null, point["group"] ?? null, point["y"] ?? null]);

/** What tells a point from the others. Of a cloud that is also its height. */
function pointOf(kind: string, { x, column, group, y }: { x: string | number | null; column: string; group: string | undefined; y: number | null }): PointName {
  return { x, column, ...(group !== undefined && { group }), ...(kind === "scatterChart" && { y }) };
}

/** A value as a place along an axis: the same as the page reads out of the table that travels. */
export function keyOf(value: unknown): string | number | null {
  if (value === null || value === undefined || value === "") return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.getTime();
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value === "bigint") return Number(value);
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

const groupOf = (value: unknown): string => {
  const key = keyOf(value);
  return key === null ? "–" : String(key);
};

function numberOf(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
