import type { JsonValue, MapProps } from "@tutti/protocol";
import type { TipLine } from "../chart/tooltip.ts";
import { cellFormat } from "../table-data/format-cell.ts";
import { columnOf, type Table } from "../table-data/table.ts";
import type { Colouring } from "./colouring.ts";
import type { Hit } from "./picture.ts";
import type { MapPoints } from "./points.ts";
import type { Drawn } from "./shapes.ts";

export interface Known {
  readonly spec: MapProps;
  readonly table: Table;
  readonly points: MapPoints | undefined;
  readonly shapes: readonly Drawn[];
  readonly number: (value: number) => string;
  readonly colouring: Colouring;
  readonly shapeColouring: Colouring | undefined;
  readonly locale: string;
}

/** What a point or shape says of itself when it is pointed at, or reached by keys. */
export function tipLines(at: Hit, known: Known): { readonly heading: string; readonly rows: readonly TipLine[] } {
  return at.kind === "point" ? ofPoint(at.i, known) : ofShape(at.i, known);
}

const NO_COLOUR = "";

function ofPoint(i: number, { spec, table, points, number, colouring, locale }: Known): { readonly heading: string; readonly rows: readonly TipLine[] } {
  const row = points?.rows[i] ?? 0;
  const print = (name: string): string => {
    const column = columnOf(table, name);
    const value = column?.at(row) ?? null;
    if (!column || value === null) return "–";
    return typeof value === "number" && (column.type === "number" || column.type === "integer") ? number(value) : cellFormat(column, table.rows, undefined, locale)(value);
  };
  const degrees = (value: number | undefined): string => `${(value ?? 0).toLocaleString(locale, { maximumFractionDigits: 3 })}°`;
  const named = [...new Set([spec.colour, typeof spec.size === "string" ? spec.size : undefined, ...(spec.tips ?? [])].filter((name) => name !== undefined))];
  const colour = colouring.kind === "plain" ? undefined : colouring.of(points?.colourValue?.(i) ?? null);
  return {
    heading: spec.name === undefined ? (named.length === 0 ? `${degrees(points?.lat[i])}, ${degrees(points?.lon[i])}` : "") : print(spec.name),
    rows: named.map((name) => ({ colour: name === spec.colour ? (colour ?? NO_COLOUR) : NO_COLOUR, name, value: print(name) })),
  };
}

function ofShape(i: number, { spec, shapes, number, shapeColouring }: Known): { readonly heading: string; readonly rows: readonly TipLine[] } {
  const shape = shapes[i]?.shape;
  const print = (value: JsonValue | undefined): string => (typeof value === "number" ? number(value) : value === null || value === undefined ? "–" : typeof value === "object" ? JSON.stringify(value) : String(value));
  const called = shape?.properties[spec.shapeName ?? "name"];
  const value = spec.shapeColour === undefined ? undefined : shape?.properties[spec.shapeColour];
  return {
    heading: called === undefined || called === null ? (shape?.id.startsWith("#") ? "" : (shape?.id ?? "")) : print(called),
    rows: spec.shapeColour === undefined ? [] : [{ colour: (shapeColouring && shapeColouring.kind !== "plain" ? shapeColouring.of(value ?? null) : undefined) ?? NO_COLOUR, name: spec.shapeColour, value: print(value) }],
  };
}
