import type { Area, ChartProps, SelectKind, Selection } from "@tutti/protocol";
import { chartTexts } from "../../../texts/chart.ts";
import type { Frame } from "../plot.ts";
import type { ChartData, ChartKind, Series } from "../series.ts";
import { boxOf, lassoOf, outlineOf, type Canvas, type Corner } from "./drawing.ts";
import { marksOf, pointOf } from "./marks.ts";
import { barAt, besides, heightAt, nearest } from "./nearest.ts";
import type { Surface } from "./surface.ts";

export interface ChartPicture {
  readonly kind: ChartKind;
  readonly spec: ChartProps;
  readonly data: ChartData;
  /** The series that are shown. */
  readonly series: readonly Series[];
  readonly frame: Frame;
  readonly selection: Selection;
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
}

/** Of the points of a series, their numbers along the axis. */
const orders = new WeakMap<Series, Uint32Array>();
function orderOf(one: Series): Uint32Array {
  const known = orders.get(one);
  if (known) return known;
  const made = Uint32Array.from(one.x.keys()).sort((a, b) => (one.x[a] as number) - (one.x[b] as number) || (one.y[a] as number) - (one.y[b] as number));
  orders.set(one, made);
  return made;
}

/** In CSS pixels. */
const BEYOND = 1;

/** One of the four built-in charts, as people select in it. */
export function chartSurface({ kind, spec, data, series, frame, selection, number, place }: ChartPicture): Surface {
  const flat = kind === "barChart" && spec.horizontal === true;
  const canvas: Canvas = { kind, data, flat, frame };
  const stacked = Boolean(spec.stack) && (kind === "areaChart" || kind === "barChart");
  const marks = marksOf(kind, data, selection);
  const [along, up] = flat ? [frame.y, frame.x] : [frame.x, frame.y];
  const corner = (group: number, step: number): Corner => {
    const one = series[group];
    const x = one?.x[orderOf(one)[step] ?? 0] ?? 0;
    const edge = flat ? frame.inner.left : frame.inner.top;
    return flat ? [edge, frame.y.at + x * frame.y.per] : [frame.x.at + x * frame.x.per, edge];
  };
  return {
    inner: frame.inner, flat, groups: series.length,
    count: (group) => series[group]?.x.length ?? 0,
    at: (group, step) => ({ series: group, i: series[group] ? (orderOf(series[group])[step] ?? 0) : 0 }),
    pixel(at) {
      const one = series[at.series];
      if (!one) return undefined;
      const high = heightAt(series, stacked, at);
      const side = kind === "barChart" && !stacked && data.axis === "category" ? besides(at.series, series.length, along.per) : 0;
      const across = along.at + (one.x[at.i] as number) * along.per + side;
      const top = up.at + (Number.isFinite(high) ? high : 0) * up.per;
      return flat ? [top, across] : [across, top];
    },
    words(at, chosen) {
      const one = series[at.series];
      if (!one) return "";
      const y = one.y[at.i] as number;
      return chartTexts.point(series.length > 1 ? one.name : undefined, place(one.x[at.i] as number), Number.isFinite(y) ? number(y) : chartTexts.nothing, chosen);
    },
    name: (at) => (series[at.series] ? pointOf(kind, data, series[at.series] as Series, at.i) : undefined),
    isChosen: (at) => series[at.series] !== undefined && (marks?.(series[at.series] as Series, at.i) ?? false),
    find([x, y]) {
      if (kind !== "barChart") return nearest(kind, series, stacked, frame, x, y);
      return flat ? barAt(series, stacked, along, up, y, x) : barAt(series, stacked, along, up, x, y);
    },
    area: (select: SelectKind, from, to, line) => (select === "lasso" ? lassoOf(canvas, line) : boxOf(canvas, from, to)),
    stretch(select, group, from, to): Area | undefined {
      // Drawn over the whole height; around the points of a lasso it is a rectangle.
      const [a, b] = [corner(group, Math.min(from, to)), corner(group, Math.max(from, to))];
      // A little beyond both ends, or what stands at them would lie on the line itself.
      const near: Corner = flat ? [a[0], a[1] - BEYOND] : [a[0] - BEYOND, a[1]];
      const far: Corner = flat ? [frame.inner.left + frame.inner.width, b[1] + BEYOND] : [b[0] + BEYOND, frame.inner.top + frame.inner.height];
      const area = boxOf(canvas, near, far);
      if (select !== "lasso" || area?.kind !== "box") return area;
      const [[left, right], [low, high]] = [area.x as readonly [number, number], area.y as readonly [number, number]];
      return { kind: "lasso", line: [[left, low], [right, low], [right, high], [left, high]] };
    },
    outline: (area) => outlineOf(canvas, area),
  };
}
