import type { Corner } from "../chart/select/drawing.ts";
import type { Scene, Spots } from "../spec-chart/scene.ts";
import type { EarthMap } from "./engine.ts";
import { geoPlace } from "./geo-place.ts";
import type { Hit } from "./picture.ts";
import type { MapPoints } from "./points.ts";
import type { Drawn } from "./shapes.ts";

/** What stands where on a map as one looks at it now: its points, and its shapes at their middles. */
export function mapScene(map: EarthMap, { width, height }: { readonly width: number; readonly height: number }, points: MapPoints | undefined, shapes: readonly Drawn[], words: (at: Hit) => string): Scene {
  const spots: Spots[] = [];
  const kinds: Hit["kind"][] = [];
  const add = (kind: Hit["kind"], of: object, count: number, at: (i: number) => Corner | undefined, name: Spots["name"], lasting: NonNullable<Spots["lasting"]>): void => {
    if (count === 0) return;
    let placed: { readonly x: Float64Array; readonly y: Float64Array } | undefined;
    // A map moves often, and where all of its points are is asked for seldom.
    const places = () => (placed ??= placeAll(count, at));
    kinds.push(kind);
    spots.push({ called: "", of, count, pixel: at, lasting, get x() { return places().x; }, get y() { return places().y; }, name, words: (i) => words({ kind, i }) });
  };
  if (points) add("point", points, points.rows.length, (i) => map.pixel(points.lon[i] as number, points.lat[i] as number), (i) => points.name(i), (i) => points.called?.(i));
  add("shape", shapes, shapes.length, (i) => map.pixel(...(shapes[i]?.center ?? [Number.NaN, Number.NaN])), (i) => ({ shape: shapes[i]?.shape.id ?? "" }), (i) => shapes[i]?.shape.id);
  return {
    inner: { left: 0, top: 0, width, height }, spots, place: geoPlace(map),
    under: (at) => {
      const hit = map.hit(at);
      return hit && { series: kinds.indexOf(hit.kind), i: hit.i };
    },
  };
}

function placeAll(count: number, at: (i: number) => Corner | undefined): { readonly x: Float64Array; readonly y: Float64Array } {
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  for (let i = 0; i < count; i += 1) [x[i], y[i]] = at(i) ?? [Number.NaN, Number.NaN];
  return { x, y };
}
