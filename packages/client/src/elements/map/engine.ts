import { select as selectElement } from "d3-selection";
import { zoom as makeZoom, zoomIdentity, ZoomTransform } from "d3-zoom";
import { MAX_ZOOM } from "@tutti/protocol";
import worldNear from "world-atlas/countries-50m.json?url";
import worldFar from "world-atlas/countries-110m.json";
import type { Corner } from "../chart/select/drawing.ts";
import type { Globe } from "./geo-place.ts";
import { layGround, paint, type Ground, type Placed } from "./paint.ts";
import type { Hit, Look, MapPicture } from "./picture.ts";
import { flatten, type Flat } from "./projected.ts";
import { outline, readWorld, type World } from "./world.ts";

const far = readWorld(worldFar);
let near: Promise<World> | undefined;
/** The finer coasts are loaded once somebody looks that closely, and where they do not come the coarse ones stay. */
const loadNear = (): Promise<World> => (near ??= fetch(worldNear).then(async (answer) => {
  if (!answer.ok) throw new Error(String(answer.status));
  return readWorld(await answer.json());
}).catch((error: unknown) => { near = undefined; throw error; }));

/** From here on the finer coasts are drawn. */
const NEAR = 3;
/** Of one point: some of the land around it. */
const NEAREST = 24;
/** In CSS pixels, around what is fitted. */
const MARGIN = 32;
/** How far from a point, in CSS pixels, it is still meant. */
const REACH = 8;

export interface EarthMap extends Globe {
  show(picture: MapPicture, to: { readonly center?: readonly [number, number]; readonly zoom?: number }): void;
  look(): Look;
  zoomBy(factor: number): void;
  moveBy(x: number, y: number): void;
  /** All that is drawn, in sight again. */
  fit(): void;
  hit(at: Corner): Hit | undefined;
  end(): void;
}

/**
 * Draws a map in a canvas, and moves it.
 *
 * @param passes whether a gesture is one that moves the map.
 * @param looked told of where one looks now, after each change of it.
 */
export function createMap(canvas: HTMLCanvasElement, passes: (event: Event) => boolean, looked: () => void): EarthMap {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This browser draws no canvas");
  let picture: MapPicture | undefined;
  let opens: Parameters<EarthMap["show"]>[1] = {};
  let flat: Flat | undefined;
  let world = far;
  let ground: Ground | undefined;
  let placed: Placed | undefined;
  let paths: readonly Path2D[] = [];
  let look: Look = { k: 1, x: 0, y: 0 };
  let moved = false;
  let fitting = false;
  let frame = 0;
  let ended = false;

  const target = selectElement<Element, unknown>(canvas);
  const zoom = makeZoom<Element, unknown>().scaleExtent([1, 2 ** MAX_ZOOM]).filter((event: Event) => passes(event)).on("zoom", ({ transform }: { readonly transform: ZoomTransform }) => {
    look = { k: transform.k, x: transform.x, y: transform.y };
    if (!fitting) moved = true;
    if (look.k >= NEAR && world === far) finer();
    repaint();
    looked();
  });
  target.call(zoom).on("dblclick.zoom", null);

  const finer = (): void => void loadNear().then((loaded) => {
    if (ended || world === loaded) return;
    world = loaded;
    ground = flat && layGround(flat, world);
    repaint();
  }, () => undefined);
  const repaint = (): void => { if (frame === 0) frame = requestAnimationFrame(draw); };
  const draw = (): void => {
    frame = 0;
    if (ended || !picture || !ground) return;
    const ratio = devicePixelRatio || 1;
    const [wide, high] = [Math.round(picture.width * ratio), Math.round(picture.height * ratio)];
    if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
    paint(context, { ground, placed, shapes: paths }, picture, look, ratio);
  };
  const pixelOf = (lon: number, lat: number): Corner | undefined => {
    const at = flat?.projection([lon, Math.max(-85, Math.min(85, lat))]);
    return at ? [at[0] * look.k + look.x, at[1] * look.k + look.y] : undefined;
  };
  const move = (to: Look): void => {
    fitting = true;
    target.call((element) => zoom.transform(element, zoomIdentity.translate(to.x, to.y).scale(to.k)));
    fitting = false;
  };
  const fit = (): void => {
    if (picture && flat) move(opening(picture, flat, placed, opens));
    moved = false;
  };

  return {
    show(next, to) {
      const before = picture;
      picture = next;
      opens = to;
      const laid = !before || before.projection !== next.projection || before.width !== next.width || before.height !== next.height;
      const old = before && flat;
      if (laid) {
        flat = flatten(next.projection, next.width, next.height);
        ground = layGround(flat, world);
        zoom.extent([[0, 0], [next.width, next.height]]).translateExtent(flat.bounds.map(([x, y]) => [x, y]) as [[number, number], [number, number]]);
      }
      const flatNow = flat as Flat;
      if (laid || before.points !== next.points) placed = next.points && place(flatNow, next.points);
      if (laid || before.shapes !== next.shapes) paths = next.shapes.map((shape) => outline(flatNow.projection, shape.geometry));
      const anew = before === undefined || before.points !== next.points || before.shapes !== next.shapes;
      if (!moved && (laid || anew)) fit();
      else if (laid && old && before) {
        // The same place stays in the middle.
        const middle = old.projection.invert?.([(before.width / 2 - look.x) / look.k, (before.height / 2 - look.y) / look.k]);
        const at = middle && flatNow.projection(middle);
        if (at) move({ k: look.k, x: next.width / 2 - at[0] * look.k, y: next.height / 2 - at[1] * look.k });
        moved = true;
      }
      repaint();
      looked();
    },
    look: () => look,
    zoomBy: (factor) => void target.call((element) => zoom.scaleBy(element, factor)),
    moveBy: (x, y) => void target.call((element) => zoom.translateBy(element, x / look.k, y / look.k)),
    fit,
    degrees([x, y]) {
      const at = flat?.projection.invert?.([(x - look.x) / look.k, (y - look.y) / look.k]);
      return at && Number.isFinite(at[0]) && Number.isFinite(at[1]) ? [at[0], at[1]] : undefined;
    },
    pixel: pixelOf,
    hit([px, py]) {
      if (!picture) return undefined;
      const { points, hidden, shapes } = picture;
      let best: Hit | undefined;
      let least = Infinity;
      for (let i = 0; i < (points && placed ? placed.x.length : 0); i += 1) {
        const away = Math.hypot((placed?.x[i] as number) * look.k + look.x - px, (placed?.y[i] as number) * look.k + look.y - py);
        // Of points on each other the last one lies on top.
        if (away <= least && away <= Math.max(REACH, points?.radius(i) ?? 0) && !(hidden.size > 0 && hidden.has(points?.group(i) ?? ""))) [least, best] = [away, { kind: "point", i }];
      }
      if (best) return best;
      const [bx, by] = [(px - look.x) / look.k, (py - look.y) / look.k];
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.lineWidth = 10 / look.k;
      for (let i = paths.length - 1; i >= 0; i -= 1) {
        const path = paths[i] as Path2D;
        if (shapes[i]?.area ? context.isPointInPath(path, bx, by) : context.isPointInStroke(path, bx, by)) return { kind: "shape", i };
      }
      return undefined;
    },
    end() {
      ended = true;
      cancelAnimationFrame(frame);
      target.on(".zoom", null);
    },
  };
}

function place({ projection }: Flat, { lon, lat }: { readonly lon: Float64Array; readonly lat: Float64Array }): Placed {
  const [x, y] = [new Float64Array(lon.length), new Float64Array(lon.length)];
  for (let i = 0; i < lon.length; i += 1) [x[i], y[i]] = projection([lon[i] as number, lat[i] as number]) ?? [Number.NaN, Number.NaN];
  return { x, y };
}

/** Where a map opens: where its author said, or so that all that is drawn is in sight. */
function opening({ width, height, shapes }: MapPicture, { projection }: Flat, placed: Placed | undefined, { center, zoom }: { readonly center?: readonly [number, number]; readonly zoom?: number }): Look {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (x: number, y: number): void => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
  };
  if (placed) for (let i = 0; i < placed.x.length; i += 1) add(placed.x[i] as number, placed.y[i] as number);
  for (const { bounds: [[west, south], [east, north]] } of shapes) {
    // What crosses the line of the date reaches from one end to the other.
    for (const lon of west > east ? [-180, 179.99] : [west, east]) for (const lat of [south, north]) add(...(projection([lon, Math.max(-85, Math.min(85, lat))]) ?? [Number.NaN, Number.NaN]) as [number, number]);
  }
  const nothing = left > right;
  const fitted = nothing ? 1 : Math.max(1, Math.min(NEAREST, (width - 2 * MARGIN) / (right - left || 1e-9), (height - 2 * MARGIN) / (bottom - top || 1e-9)));
  const k = zoom === undefined ? fitted : 2 ** zoom;
  const [x, y] = center ? (projection([center[1], center[0]]) ?? [width / 2, height / 2]) : nothing ? [width / 2, height / 2] : [(left + right) / 2, (top + bottom) / 2];
  return { k, x: width / 2 - x * k, y: height / 2 - y * k };
}
