import type { Frame } from "../plot.ts";
import type { ChartKind, Series } from "../series.ts";

/** One point of a chart. */
export interface Found {
  readonly series: number;
  readonly i: number;
}

/** Points further from a click than this, in CSS pixels, were not meant. */
const REACH = 24;

/** How high a point stands in the picture: on those below it, where series are stacked. */
export function heightAt(series: readonly Series[], stacked: boolean, at: Found): number {
  const one = series[at.series];
  const own = one?.y[at.i] ?? Number.NaN;
  if (!stacked || !one) return own;
  const x = one.x[at.i];
  return series.slice(0, at.series).reduce((sum, other) => {
    const i = other.x[at.i] === x ? at.i : other.x.indexOf(x as number);
    return sum + (i < 0 ? 0 : other.y[i] || 0);
  }, own);
}

/** The point nearest to a place on the picture, in CSS pixels; of a line, first along its axis. */
export function nearest(kind: ChartKind, series: readonly Series[], stacked: boolean, { x, y }: Frame, px: number, py: number): Found | undefined {
  let best: Found | undefined;
  let least = Infinity;
  for (const [n, one] of series.entries()) {
    if (kind !== "scatterChart") {
      const i = closest(one.x, (px - x.at) / x.per);
      if (i === undefined) continue;
      const dx = Math.abs(x.at + (one.x[i] as number) * x.per - px);
      const dy = Math.abs(y.at + heightAt(series, stacked, { series: n, i }) * y.per - py);
      if (dx <= REACH && dy < least) [least, best] = [dy, { series: n, i }];
      continue;
    }
    for (let i = 0; i < one.x.length; i += 1) {
      const away = (x.at + (one.x[i] as number) * x.per - px) ** 2 + (y.at + (one.y[i] as number) * y.per - py) ** 2;
      if (away < least) [least, best] = [away, { series: n, i }];
    }
  }
  return kind === "scatterChart" ? (least <= REACH ** 2 ? best : undefined) : least <= 4 * REACH ? best : undefined;
}

/** Of rising values the one nearest to another. */
function closest(values: Float64Array, to: number): number | undefined {
  if (values.length === 0) return undefined;
  let [low, high] = [0, values.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= to) low = middle;
    else high = middle;
  }
  return Math.abs((values[low] as number) - to) <= Math.abs((values[high] as number) - to) ? low : high;
}

/** The bar at a place: which category, and of which series, side by side or on each other. Values grow from zero. */
export function barAt(series: readonly Series[], stacked: boolean, along: { at: number; per: number }, up: { at: number; per: number }, pAlong: number, pUp: number): Found | undefined {
  const place = Math.round((pAlong - along.at) / along.per);
  const there = series.flatMap((one, n) => {
    const i = one.x.indexOf(place);
    return i < 0 ? [] : [{ series: n, i }];
  });
  if (there.length === 0) return undefined;
  const value = (pUp - up.at) / up.per;
  if (stacked) return there.find((at) => Math.abs(heightAt(series, true, at)) >= Math.abs(value)) ?? there.at(-1);
  const away = (at: Found): number => Math.abs(pAlong - along.at - place * along.per - besides(at.series, series.length, along.per));
  return there.toSorted((a, b) => away(a) - away(b))[0];
}

/** How wide a bar is at most, in CSS pixels, and how much of its category and of a bar's width stays free. */
export const BARS = { widest: 40, between: 0.28, gap: 0.08 };

/** How far from the middle of its category a bar stands, in CSS pixels, where bars stand side by side. */
export function besides(series: number, count: number, per: number): number {
  const width = Math.min(BARS.widest, ((1 - BARS.between) * Math.abs(per)) / (count + BARS.gap * (count - 1)));
  return (series - (count - 1) / 2) * width * (1 + BARS.gap);
}
