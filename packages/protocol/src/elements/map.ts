import { isJsonObject, type JsonValue } from "../json.ts";
import type { NumberFormat } from "./number-format.ts";
import type { SelectableProps } from "./selection.ts";
import type { SpecData } from "./spec-chart/spec-chart.ts";
import type { TableData } from "./table-data.ts";

/** How the round earth is laid flat: as street maps have it, or with areas that can be compared. */
export const PROJECTIONS = ["mercator", "equalEarth", "naturalEarth"] as const;
export type MapProjection = (typeof PROJECTIONS)[number];

/** Points with a place, shapes of GeoJSON, or both, over the land and borders that the page brings with it. */
export interface MapProps extends SelectableProps {
  /** The table of points; absent where shapes alone are drawn. */
  readonly data?: TableData;
  /** Columns of degrees; set where there is a table. */
  readonly lat?: string;
  readonly lon?: string;
  /** A column that colours the points: words make a colour each, numbers a scale. */
  readonly colour?: string;
  readonly colours?: readonly string[];
  /** A column whose numbers make the points' area, or one width for all in CSS pixels. */
  readonly size?: string | number;
  /** A column that says what a point is called. */
  readonly name?: string;
  /** Further columns that a point tells when it is pointed at. */
  readonly tips?: readonly string[];
  /** A FeatureCollection; each feature has a string as its `id`. */
  readonly shapes?: SpecData;
  /** A property that colours the shapes. */
  readonly shapeColour?: string;
  /** A property that says what a shape is called. */
  readonly shapeName?: string;
  readonly projection?: MapProjection;
  /** Where it opens; what is drawn is all in sight where absent. */
  readonly center?: readonly [lat: number, lon: number];
  /** 0 is the whole earth, each step twice as near. */
  readonly zoom?: number;
  readonly height?: number;
  readonly format?: NumberFormat;
  readonly title?: string;
  readonly alt?: string;
}

export const MAX_ZOOM = 12;
/** More shapes than a page draws smoothly. */
export const MAX_SHAPES = 20_000;

const GEOMETRIES = new Set(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"]);

/** A shape of a map as it travels. */
export interface Shape {
  readonly type: "Feature";
  readonly id: string;
  readonly properties: { readonly [name: string]: JsonValue };
  readonly geometry: JsonValue;
}

/**
 * Reads GeoJSON: a collection, one feature, or a bare geometry.
 *
 * @returns its shapes, each with an id (its own, its property `id` or `name`, or its number); or what is wrong, with its path.
 */
export function shapesOf(geo: JsonValue): { readonly shapes: readonly Shape[] } | { readonly path: string; readonly problem: string } {
  if (!isJsonObject(geo)) return { path: "", problem: "is no GeoJSON" };
  const collection = geo["type"] === "FeatureCollection";
  const list = collection ? geo["features"] : [geo];
  if (!Array.isArray(list)) return { path: ".features", problem: "is no list" };
  if (list.length > MAX_SHAPES) return { path: ".features", problem: `has ${list.length} shapes, and ${MAX_SHAPES} can be drawn` };
  const shapes: Shape[] = [];
  const seen = new Set<string>();
  for (const [i, feature] of (list as readonly JsonValue[]).entries()) {
    const path = collection ? `.features[${i}]` : "";
    if (!isJsonObject(feature)) return { path, problem: "is no feature" };
    const bare = feature["type"] !== "Feature";
    const geometry = bare ? feature : (feature["geometry"] ?? null);
    if (geometry === null) continue;
    const fault = geometryFault(geometry, bare ? path : `${path}.geometry`);
    if (fault) return fault;
    const properties = !bare && isJsonObject(feature["properties"]) ? feature["properties"] : {};
    const said = [bare ? undefined : feature["id"], properties["id"], properties["name"]].find((id) => typeof id === "string" || typeof id === "number");
    const id = said === undefined || seen.has(String(said)) ? `#${i}` : String(said);
    seen.add(id);
    shapes.push({ type: "Feature", id, properties, geometry });
  }
  return { shapes };
}

function geometryFault(geometry: JsonValue, path: string, depth = 0): { readonly path: string; readonly problem: string } | undefined {
  const type = isJsonObject(geometry) ? geometry["type"] : undefined;
  if (!isJsonObject(geometry) || typeof type !== "string" || !GEOMETRIES.has(type)) return { path, problem: `is of type ${JSON.stringify(type ?? null)}, which is no shape of GeoJSON's` };
  if (type === "GeometryCollection") {
    const inside = geometry["geometries"];
    if (!Array.isArray(inside) || depth > 3) return { path: `${path}.geometries`, problem: "is no list of shapes" };
    for (const [i, one] of (inside as readonly JsonValue[]).entries()) {
      const fault = geometryFault(one, `${path}.geometries[${i}]`, depth + 1);
      if (fault) return fault;
    }
    return undefined;
  }
  return coordinatesFault(geometry["coordinates"], NESTING[type] ?? 0, `${path}.coordinates`);
}

const NESTING: Readonly<Record<string, number>> = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 };

function coordinatesFault(value: JsonValue | undefined, nested: number, path: string): { readonly path: string; readonly problem: string } | undefined {
  if (!Array.isArray(value)) return { path, problem: "is no list of places" };
  const items = value as readonly JsonValue[];
  if (nested === 0) {
    const [lon, lat] = items;
    if (typeof lon !== "number" || typeof lat !== "number") return { path, problem: "is no [longitude, latitude]" };
    return Math.abs(lat) > 90 || Math.abs(lon) > 540 ? { path, problem: `is [${lon}, ${lat}], and a longitude with its latitude in degrees was expected` } : undefined;
  }
  for (const [i, item] of items.entries()) {
    const fault = coordinatesFault(item, nested - 1, `${path}[${i}]`);
    if (fault) return fault;
  }
  return undefined;
}
