import { shapesOf, type JsonValue, type Shape } from "@tutti/protocol";
import { geoArea, geoBounds, geoCentroid } from "d3-geo";
import type { Geometry, Position } from "geojson";

/** A shape that is drawn. */
export interface Drawn {
  readonly shape: Shape;
  readonly geometry: Geometry;
  readonly area: boolean;
  readonly center: readonly [number, number];
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
}

export function drawnShapes(geo: JsonValue | undefined): readonly Drawn[] {
  if (geo === undefined) return [];
  const read = shapesOf(geo);
  if ("problem" in read) throw new Error(`${read.path} ${read.problem}`);
  return read.shapes.map((shape) => {
    const geometry = wound(shape.geometry as unknown as Geometry);
    return { shape, geometry, area: isArea(geometry), center: geoCentroid(geometry), bounds: geoBounds(geometry) };
  });
}

const isArea = (geometry: Geometry): boolean => geometry.type === "Polygon" || geometry.type === "MultiPolygon" || (geometry.type === "GeometryCollection" && geometry.geometries.some(isArea));

/** On a sphere a ring encloses what is on one of its sides: the smaller one is what everybody means. */
function wound(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case "Polygon": return { ...geometry, coordinates: ring(geometry.coordinates) };
    case "MultiPolygon": return { ...geometry, coordinates: geometry.coordinates.map(ring) };
    case "GeometryCollection": return { ...geometry, geometries: geometry.geometries.map(wound) };
    default: return geometry;
  }
}

function ring(rings: Position[][]): Position[][] {
  const [outer, ...holes] = rings;
  if (!outer) return rings;
  const turned = (one: Position[], inside: boolean): Position[] => (geoArea({ type: "Polygon", coordinates: [one] }) > 2 * Math.PI === inside ? one : one.toReversed());
  return [turned(outer, false), ...holes.map((hole) => turned(hole, true))];
}
