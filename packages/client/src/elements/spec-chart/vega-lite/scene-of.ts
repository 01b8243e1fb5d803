import type { PointName } from "@tutti/protocol";
import type { Scene as VegaScene, SceneGroup, SceneItem, View } from "vega";
import { chartTexts } from "../../../texts/chart.ts";
import { tipNumber } from "../../chart/scales.ts";
import type { Found } from "../../chart/select/nearest.ts";
import { axesPlace, type Axis } from "../axes.ts";
import type { Order } from "../drawer.ts";
import type { Place, Scene, Spots } from "../scene.ts";
import { channelsIn, isOnePicture, type Channel } from "./pictures.ts";

/** A mark that stands for some of the data, and where. */
interface Seen {
  readonly item: object;
  /** What Vega says is under the pointer: of a line its first point, wherever on it one points. */
  readonly hit: object;
  readonly datum: object;
  readonly x: number;
  readonly y: number;
}

/** Goes through what Vega has drawn: each mark of the data with its middle, in the pixels of the picture. */
function marksIn(view: View): readonly Seen[] {
  const seen: Seen[] = [];
  const { left, top } = offsetOf(view);
  const visit = (mark: VegaScene, x: number, y: number): void => {
    for (const item of mark.items as readonly (SceneItem | SceneGroup)[]) {
      if ("items" in item && mark.marktype === "group") {
        for (const inside of item.items as readonly VegaScene[]) visit(inside, x + (item.x ?? 0), y + (item.y ?? 0));
      } else if (mark.role === "mark" && "bounds" in item && item.bounds && "datum" in item && item.datum) {
        const { x1, x2, y1, y2 } = item.bounds;
        const line = mark.marktype === "line" || mark.marktype === "area" || mark.marktype === "trail";
        seen.push({ item, hit: line ? (mark.items[0] ?? item) : item, datum: item.datum, x: x + (line ? (item.x ?? 0) : (x1 + x2) / 2), y: y + (line ? (item.y ?? 0) : (y1 + y2) / 2) });
      }
    }
  };
  // What is typed as the outermost scene holds it.
  const graph: object = view.scenegraph();
  if ("root" in graph) visit(graph.root as VegaScene, left, top);
  return seen;
}

function offsetOf(view: View): { readonly left: number; readonly top: number } {
  const [x, y] = view.origin();
  const padding = view.padding();
  const [left, top] = typeof padding === "number" ? [padding, padding] : [padding.left ?? 0, padding.top ?? 0];
  return { left: left + x, top: top + y };
}

/** Where Vega put every mark, and what its axes mean where there is one picture. */
export function sceneOf(view: View, { spec, locale, tables }: Order): { readonly scene: Scene; readonly items: Map<object, readonly Found[]> } {
  const channels = channelsIn(spec);
  const days = new Set([...tables.values()].flatMap((table) => table.columns.filter((column) => column.type === "date").map((column) => column.name)));
  const seen = marksIn(view).filter(({ datum }) => Object.keys(nameOf(datum, channels, days)).length > 0);
  const items = Map.groupBy(seen.map(({ hit }, i) => ({ hit, series: 0, i })), ({ hit }) => hit);
  const { left, top } = offsetOf(view);
  const [width, height] = [view.width(), view.height()];
  const inner = { left, top, width, height };
  const number = tipNumber([], undefined, locale);
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
  const temporal = new Set(channels.filter((one) => one.temporal).map((one) => one.field));
  const spots: Spots = {
    called: "", x: Float64Array.from(seen, (one) => one.x), y: Float64Array.from(seen, (one) => one.y),
    lasting: (i) => lastingOf(nameOf(seen[i]?.datum ?? {}, channels, days), channels),
    name: (i) => nameOf(seen[i]?.datum ?? {}, channels, days),
    words: (i) => Object.entries(wordsOf(seen[i]?.datum ?? {}, channels))
      .map(([name, value]) => `${name}: ${typeof value !== "number" ? String(value ?? "–") : temporal.has(name) ? moment.format(value) : number(value)}`).join(", "),
  };
  return { scene: { inner, spots: seen.length === 0 ? [] : [spots], place: isOnePicture(spec) ? placeOf(view, inner, channels, days) : undefined }, items };
}

const END = " to";

/** What tells a mark from the others: the fields that are drawn, a stretch by both of its ends. */
function nameOf(datum: object, channels: readonly Channel[], days: ReadonlySet<string>): PointName {
  const name: Record<string, PointName[string]> = {};
  for (const { field, stretched, summed, temporal } of channels) {
    if (summed || Object.keys(name).length > 5) continue;
    const value = stretched ? stretchOf(datum, field) : { from: Reflect.get(datum, field) as unknown, to: undefined };
    const plain = (one: unknown): PointName[string] | undefined => {
      const found = plainOf(one);
      return temporal && typeof found === "number" && days.has(field) ? worldDay(found) : found;
    };
    const [from, to] = [plain(value.from), plain(value.to)];
    if (from !== undefined) name[field] = from;
    if (to !== undefined && to !== null) name[`${field}${END}`] = to;
  }
  return name;
}

/** What of it is no measure: the month, the group, the bin. */
function lastingOf(name: PointName, channels: readonly Channel[]): string | undefined {
  const kept = Object.entries(name).filter(([field]) => !channels.some((one) => one.measured && one.field === field));
  return kept.length === 0 ? undefined : JSON.stringify(kept);
}

function wordsOf(datum: object, channels: readonly Channel[]): Readonly<Record<string, unknown>> {
  const own = Object.fromEntries(channels.flatMap(({ field, stretched }) => {
    const value = stretched ? stretchOf(datum, field).from : (Reflect.get(datum, field) as unknown);
    return value === undefined ? [] : [[field, plainOf(value) ?? null]];
  }));
  const sums = Object.entries(datum).filter(([name, value]) => typeof value === "number" && channels.some((one) => one.summed && name.endsWith(`_${one.field}`)));
  return { ...own, ...Object.fromEntries(sums), ...("__count" in datum ? { [chartTexts.count]: datum.__count } : {}) };
}

/** Vega-Lite keeps the ends of a stretch under a name that ends with the field's. */
function stretchOf(datum: object, field: string): { readonly from: unknown; readonly to: unknown } {
  const key = Object.keys(datum).find((name) => name !== field && name.endsWith(`_${field}`) && `${name}_end` in datum) ?? Object.keys(datum).find((name) => name !== field && name.endsWith(`_${field}`));
  return key === undefined ? { from: Reflect.get(datum, field), to: undefined } : { from: Reflect.get(datum, key), to: Reflect.get(datum, `${key}_end`) };
}

function plainOf(value: unknown): PointName[string] | undefined {
  if (value instanceof Date) return value.getTime();
  if (value === null || typeof value === "string" || typeof value === "boolean") return typeof value === "string" ? value.slice(0, 300) : value;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** A reader's own day as the one that it is everywhere. */
function worldDay(ms: number): number {
  const day = new Date(ms);
  return Date.UTC(day.getFullYear(), day.getMonth(), day.getDate(), day.getHours(), day.getMinutes(), day.getSeconds());
}
function ownDay(ms: number): number {
  const day = new Date(ms);
  return new Date(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), day.getUTCHours(), day.getUTCMinutes(), day.getUTCSeconds()).getTime();
}

interface Scale {
  (value: unknown): number;
  readonly type: string;
  domain(): readonly unknown[];
  range(): readonly number[];
  bandwidth?(): number;
  invert?(pixel: number): number | Date;
}

function placeOf(view: View, inner: Scene["inner"], channels: readonly Channel[], days: ReadonlySet<string>): Place | undefined {
  const scale = (name: string): Scale | undefined => {
    try {
      return view.scale(name) as Scale;
    } catch {
      return undefined;
    }
  };
  const [x, y] = [scale("x"), scale("y")];
  // Which field an axis shows is not told; a day is one where all moments drawn are days.
  const daily = channels.some((one) => one.temporal) && channels.filter((one) => one.temporal).every((one) => days.has(one.field));
  return x && y ? axesPlace(axisOf(x, inner.left, daily), axisOf(y, inner.top, daily), inner) : undefined;
}

function axisOf(scale: Scale, offset: number, daily: boolean): Axis {
  const { invert } = scale;
  if (invert && scale.bandwidth === undefined) {
    const time = scale.type === "time" || scale.type === "utc";
    const [out, back] = time && daily ? [worldDay, ownDay] : [Number, Number];
    return { value: (pixel) => out(Number(invert.call(scale, pixel - offset))), pixel: (value) => offset + scale(back(value)) };
  }
  const names = scale.domain().map(String);
  const half = (scale.bandwidth?.() ?? 0) / 2;
  const middles = scale.domain().map((value) => scale(value) + half);
  const step = middles.length > 1 ? (middles[1] as number) - (middles[0] as number) : (scale.range()[1] ?? 1);
  return { names, value: (pixel) => (pixel - offset - (middles[0] ?? 0)) / (step || 1), pixel: (value) => offset + (middles[0] ?? 0) + value * step };
}
