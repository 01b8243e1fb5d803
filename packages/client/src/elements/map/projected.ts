import { geoEqualEarth, geoMercator, geoNaturalEarth1, type GeoProjection } from "d3-geo";
import type { MapProjection } from "@tutti/protocol";

/** The earth laid flat in a box: all of it is in the box where nothing is enlarged. */
export interface Flat {
  readonly projection: GeoProjection;
  /** The corners of the earth in the box, in CSS pixels. */
  readonly bounds: readonly [readonly [number, number], readonly [number, number]];
}

const MADE = { mercator: geoMercator, equalEarth: geoEqualEarth, naturalEarth: geoNaturalEarth1 } as const;
/** Street maps end here: the poles are endlessly far away. */
const [NORTH, SOUTH] = [83.5, -60];
const LAST = 85.05;

export function flatten(kind: MapProjection, width: number, height: number): Flat {
  const projection = MADE[kind]();
  if (kind !== "mercator") {
    projection.fitExtent([[8, 8], [width - 8, height - 8]], { type: "Sphere" });
    return { projection, bounds: [[0, 0], [width, height]] };
  }
  const up = (lat: number): number => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const scale = Math.min(width / (2 * Math.PI), height / (up(NORTH) - up(SOUTH)));
  projection.scale(scale).translate([width / 2, height / 2 + (scale * (up(NORTH) + up(SOUTH))) / 2]);
  const [left, top] = projection([-180, LAST]) ?? [0, 0];
  const [right, bottom] = projection([179.999, -LAST]) ?? [width, height];
  return { projection, bounds: [[left, top], [right, bottom]] };
}
