import { geoArea, geoCentroid, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Polygon } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** The land that the page brings along: public domain, made by Natural Earth. */
export interface World {
  readonly land: FeatureCollection | Feature;
  readonly borders: MultiLineString;
  readonly countries: readonly Country[];
}

export interface Country {
  readonly name: string;
  /** Where its name stands, in degrees. */
  readonly at: readonly [lon: number, lat: number];
  /** Share of the sphere that its largest part covers, in steradians. */
  readonly area: number;
}

interface Countries extends Topology {
  readonly objects: { readonly countries: GeometryCollection<{ readonly name: string }>; readonly land: GeometryCollection };
}

export function readWorld(topology: unknown, locale = navigator.language): World {
  const world = topology as Countries;
  const nameOf = namesFor(locale);
  const all = feature(world, world.objects.countries);
  return {
    land: feature(world, world.objects.land), borders: mesh(world, world.objects.countries, (a, b) => a !== b),
    countries: all.features.flatMap((one): Country[] => {
      const part = largestPart(one.geometry);
      return part ? [{ name: nameOf(one), at: geoCentroid(part), area: geoArea(part) }] : [];
    }).sort((a, b) => b.area - a.area),
  };
}

/** Countries as they are called where the reader comes from. In English, and where a country has no number, as the map's makers do. */
function namesFor(locale: string): (country: Feature<Geometry, { readonly name: string }>) => string {
  if (locale.startsWith("en")) return ({ properties }) => properties.name;
  const names = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  return ({ id, properties: { name } }) => {
    // The numbers of ISO 3166 are other spellings of its letters.
    const region = /^\d{3}$/.test(String(id)) ? new Intl.Locale(`und-${id}`).region : undefined;
    return (region && names.of(region)) ?? name;
  };
}

/** A country is named on its largest part, and not between its islands. */
function largestPart(geometry: { readonly type: string }): Polygon | undefined {
  if (geometry.type === "Polygon") return geometry as Polygon;
  if (geometry.type !== "MultiPolygon") return undefined;
  const parts = (geometry as MultiPolygon).coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.toSorted((a, b) => geoArea(b) - geoArea(a))[0];
}

/** The outline of anything on the earth, in the pixels of a projection. */
export function outline(projection: GeoProjection, what: Parameters<ReturnType<typeof geoPath>>[0]): Path2D {
  return new Path2D(geoPath(projection)(what) ?? "");
}
