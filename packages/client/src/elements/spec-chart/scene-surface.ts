import { pointMember, type Selection } from "@tutti/protocol";
import { chartTexts } from "../../texts/chart.ts";
import type { Corner } from "../chart/select/drawing.ts";
import type { Found } from "../chart/select/nearest.ts";
import type { Surface } from "../chart/select/surface.ts";
import type { Scene, Spots } from "./scene.ts";

/** Points further from a click than this, in CSS pixels, were not meant. */
const REACH = 24;
/** In CSS pixels, beyond what stands at the ends of a stretch. */
const BEYOND = 1;
/** More rings than this show no more than an area would. */
const MAX_RINGS = 500;

const orders = new WeakMap<Spots, Uint32Array>();
function orderOf(one: Spots): Uint32Array {
  const known = orders.get(one);
  if (known) return known;
  // What has no place in the picture, as a slice that is hidden, is not on the way.
  const made = Uint32Array.from(one.x.keys()).filter((i) => Number.isFinite(one.x[i]) && Number.isFinite(one.y[i])).sort((a, b) => (one.x[a] as number) - (one.x[b] as number) || (one.y[a] as number) - (one.y[b] as number));
  orders.set(one, made);
  return made;
}

/** What a library has drawn, as people select in it. */
export function sceneSurface(scene: Scene, { points, area }: Selection): Surface {
  const { spots, place, inner } = scene;
  const named = new Set(points.map(({ point }) => pointMember(point)));
  const pixel = ({ series, i }: Found): Corner | undefined => {
    const [x, y] = [spots[series]?.x[i], spots[series]?.y[i]];
    return x !== undefined && y !== undefined && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : undefined;
  };
  const name = ({ series, i }: Found) => spots[series]?.name(i);
  return {
    inner, flat: false, groups: spots.length, pixel, name,
    count: (group) => (spots[group] ? orderOf(spots[group]).length : 0),
    at: (group, step) => ({ series: group, i: spots[group] ? (orderOf(spots[group])[step] ?? 0) : 0 }),
    words(at, chosen) {
      const said = spots[at.series]?.words(at.i) ?? "";
      return chosen ? chartTexts.isChosen(said) : said;
    },
    isChosen(at) {
      const [where, called] = [pixel(at), name(at)];
      if (area) return place !== undefined && where !== undefined && place.inside(area.area, where);
      return named.size > 0 && called !== undefined && named.has(pointMember(called));
    },
    find: (at) => scene.under?.(at) ?? nearest(spots, at),
    area: (kind, from, to, line) => place?.area(kind, from, to, line),
    stretch(kind, group, from, to) {
      const one = spots[group];
      if (!one || !place) return undefined;
      const order = orderOf(one);
      const between = Array.from(order.slice(Math.min(from, to), Math.max(from, to) + 1), (i) => one.x[i] as number);
      if (between.length === 0) return undefined;
      const [left, right] = [Math.min(...between) - BEYOND, Math.max(...between) + BEYOND];
      const [top, bottom] = [inner.top, inner.top + inner.height];
      return place.area(kind, [left, top], [right, bottom], [[left, top], [right, top], [right, bottom], [left, bottom]]);
    },
    outline: (drawn) => place?.outline(drawn) ?? "",
  };
}

/** Where chosen points stand, for rings around them. */
export function ringsOf({ spots }: Scene, { points }: Selection): readonly Corner[] {
  if (points.length === 0) return [];
  const named = new Set(points.map(({ point }) => pointMember(point)));
  const rings: Corner[] = [];
  for (const one of spots) {
    for (let i = 0; i < one.x.length && rings.length < MAX_RINGS; i += 1) {
      if (named.has(pointMember(one.name(i)))) rings.push([one.x[i] as number, one.y[i] as number]);
    }
  }
  return rings.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y));
}

/** The point whose middle is nearest to a place; `undefined` beside all of them. */
export function nearest(spots: readonly Spots[], [px, py]: Corner): Found | undefined {
  let best: Found | undefined;
  let least = REACH ** 2;
  for (const [series, one] of spots.entries()) {
    for (let i = 0; i < one.x.length; i += 1) {
      const away = ((one.x[i] as number) - px) ** 2 + ((one.y[i] as number) - py) ** 2;
      if (away <= least) [least, best] = [away, { series, i }];
    }
  }
  return best;
}
