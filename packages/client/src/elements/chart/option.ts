import type { ChartProps } from "@tutti/protocol";
import type { EChartsCoreOption } from "echarts/core";
import { extent, largestTriangles, onePerSquare } from "./downsample.ts";
import { BARS } from "./select/nearest.ts";
import { axisNumber, axisTime, roundMarks } from "./scales.ts";
import type { ChartData, ChartKind, Series } from "./series.ts";
import type { ChartTheme } from "./theme.ts";
import { tip, type TipLine } from "./tooltip.ts";

/** Which points stand out from the others, since they are selected; absent where nothing is. */
export type Marked = (one: Series, i: number) => boolean;

export interface Picture {
  readonly kind: ChartKind;
  readonly data: ChartData;
  readonly spec: ChartProps;
  readonly theme: ChartTheme;
  /** Series that the reader has put away, by id. */
  readonly hidden: ReadonlySet<string>;
  readonly marked: Marked | undefined;
  readonly width: number;
  readonly height: number;
  readonly still: boolean;
  readonly daily: boolean;
  readonly locale: string | undefined;
  readonly number: (value: number) => string;
  readonly place: (x: number) => string;
}

/** How long a change of values takes to arrive. */
const MOVE = 240;
const DASHES = ["solid", "dashed", "dotted"] as const;
const SYMBOLS = ["circle", "diamond", "triangle", "rect", "roundRect"] as const;

/** The colour of a series: its author's, else the theme's; after the last one they begin again, told apart by dashes or shapes. */
export const colourOf = (theme: ChartTheme, spec: Pick<ChartProps, "colours">, index: number): string =>
  spec.colours?.[index] ?? theme.series[index % theme.series.length] ?? theme.ink;
const round = (theme: ChartTheme, index: number): number => Math.floor(index / theme.series.length);

/** All of a chart, in ECharts' words. */
export function optionOf(picture: Picture): EChartsCoreOption {
  const { data, kind, spec, theme, still } = picture;
  const upright = !(kind === "barChart" && spec.horizontal === true);
  const [along, up] = [placeAxis(picture, upright), heightAxis(picture)];
  return {
    animation: !still,
    animationDuration: 0,
    animationDurationUpdate: MOVE,
    animationEasingUpdate: "cubicOut",
    textStyle: { fontFamily: theme.font, color: theme.quiet },
    grid: { left: 2, right: 14, top: 10, bottom: 2, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: upright ? along : up,
    yAxis: upright ? up : along,
    tooltip: {
      trigger: kind === "scatterChart" ? "item" : "axis",
      confine: true,
      transitionDuration: 0,
      padding: 0,
      borderWidth: 0,
      backgroundColor: "transparent",
      extraCssText: "box-shadow:none",
      axisPointer: { type: kind === "barChart" ? "shadow" : "line", lineStyle: { color: theme.quiet, type: "solid", width: 1 }, shadowStyle: { color: theme.line, opacity: 0.5 } },
      formatter: (found: unknown) => tipOf(picture, found),
    },
    series: data.series.flatMap((one, index) => (picture.hidden.has(one.id) ? [] : [seriesOption(picture, one, index, upright), ...dots(picture, one, index)])),
  };
}

function placeAxis({ data, theme, daily, locale, kind, width }: Picture, upright: boolean): object {
  const base = {
    axisLine: { lineStyle: { color: theme.line }, onZero: false },
    axisTick: { show: false },
    axisLabel: { color: theme.quiet, fontSize: 11, hideOverlap: true },
    splitLine: { show: kind === "scatterChart", lineStyle: { color: theme.line } },
  };
  if (data.axis === "category") {
    // Bars that lie are read from the top down, as the rows are.
    const label = { ...base.axisLabel, overflow: "truncate", width: upright ? Math.max(48, width / Math.max(1, data.categories.length)) : Math.min(140, width / 3) };
    return { ...base, type: "category", data: data.categories, inverse: !upright, boundaryGap: kind === "barChart", axisLabel: upright && data.categories.length > 12 ? base.axisLabel : { ...label, interval: 0, hideOverlap: false } };
  }
  const [low, high] = span(data.series);
  const bars = kind === "barChart";
  if (data.axis === "time") {
    return { ...base, type: "time", boundaryGap: bars ? ["2%", "2%"] : false, axisLabel: { ...base.axisLabel, formatter: axisTime(daily, high - low, locale) } };
  }
  const number = axisNumber(Math.max(Math.abs(low), Math.abs(high)), undefined, locale);
  if (kind === "scatterChart") return { ...base, type: "value", scale: true, axisLabel: { ...base.axisLabel, formatter: number } };
  // A line fills its width from its first point to its last; the marks stand at round numbers all the same.
  return { ...base, type: "value", min: low, max: high, axisLabel: { ...base.axisLabel, formatter: number, customValues: roundMarks(low, high, Math.max(2, Math.floor(width / 60))) } };
}

function heightAxis({ data, theme, spec, kind, locale, height }: Picture): object {
  const largest = Math.max(0, ...data.series.map((one) => Math.max(...extent(one.y).map(Math.abs))));
  return {
    type: "value",
    ...(data.series.every((one) => one.y.every((y) => Number.isNaN(y) || Number.isInteger(y))) ? { minInterval: 1 } : {}),
    // A line says how much something moves, bars and areas how much there is: those begin at nought.
    scale: kind === "lineChart" || kind === "scatterChart",
    splitNumber: Math.max(2, Math.min(5, Math.round(height / 56))),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: theme.quiet, fontSize: 11, formatter: axisNumber(largest, heightFormat(spec), locale) },
    ...(spec.stack === "normalize" ? { max: 1 } : {}),
    splitLine: { lineStyle: { color: theme.line } },
  };
}

/** Shares are percentages, whatever was counted. */
export const heightFormat = (spec: ChartProps): ChartProps["format"] => (spec.stack === "normalize" ? { style: "percent" } : spec.format);

function span(series: readonly Series[]): readonly [number, number] {
  const ends = series.map((one) => extent(one.x));
  return ends.length === 0 ? [0, 0] : [Math.min(...ends.map(([low]) => low)), Math.max(...ends.map(([, high]) => high))];
}

function seriesOption(picture: Picture, one: Series, index: number, upright: boolean): object {
  const { kind, spec, theme, data } = picture;
  const colour = colourOf(theme, spec, index);
  const base = { id: one.id, name: one.name, color: colour, emphasis: { focus: data.series.length > 1 ? "series" : "none" }, ...(spec.stack && kind !== "scatterChart" ? { stack: "all" } : {}) };
  switch (kind) {
    case "lineChart":
    case "areaChart":
      return {
        ...base,
        type: "line",
        data: pairs(one, thinned(picture, one), upright),
        showSymbol: one.x.length <= 1,
        symbol: "circle",
        symbolSize: 7,
        lineStyle: { width: 2, type: DASHES[round(theme, index) % DASHES.length] },
        ...(kind === "areaChart" ? { areaStyle: { opacity: spec.stack ? 0.6 : 0.16 } } : {}),
      };
    case "barChart":
      return {
        ...base,
        type: "bar",
        data: pairs(one, undefined, upright, picture.marked, 1),
        barMaxWidth: BARS.widest,
        barGap: `${BARS.gap * 100}%`,
        barCategoryGap: `${BARS.between * 100}%`,
        large: one.x.length > 2_000 && !picture.marked,
        itemStyle: spec.stack ? { borderColor: theme.surface, borderWidth: 0.5 } : { borderRadius: upright ? [3, 3, 0, 0] : [0, 3, 3, 0] },
      };
    case "scatterChart":
      return {
        ...base,
        type: "scatter",
        data: pairs(one, thinned(picture, one), upright, picture.marked, one.x.length > 2_000 ? 0.7 : 0.9),
        symbol: SYMBOLS[(data.series.length > 1 ? index : 0) % SYMBOLS.length],
        symbolSize: one.size ? sizer(data) : typeof spec.size === "number" ? spec.size : one.x.length > 2_000 ? 4 : 8,
        itemStyle: { opacity: one.x.length > 2_000 ? 0.5 : 0.75 },
      };
  }
}

/** Which points are drawn; all where the screen can show them. */
function thinned({ kind, width, height, data, spec }: Picture, one: Series): Uint32Array | undefined {
  if (kind === "scatterChart") return one.x.length > 3_000 ? onePerSquare(one, Math.ceil(width / 2), Math.ceil(height / 2)) : undefined;
  const most = Math.max(240, Math.round(width * 2));
  if (data.axis === "category" || one.x.length <= most) return undefined;
  if (spec.stack && data.series.length > 1) return largestTriangles({ x: one.x, y: total(data.series) }, most);
  // A gap cannot be the corner of a triangle.
  const whole = Uint32Array.from(one.y.keys()).filter((i) => !Number.isNaN(one.y[i]));
  const kept = largestTriangles({ x: Float64Array.from(whole, (i) => one.x[i] as number), y: Float64Array.from(whole, (i) => one.y[i] as number) }, most);
  return kept.map((i) => whole[i] as number);
}

/** Stacked lines keep the same points, or they would not stand on each other. */
const total = (series: readonly Series[]): Float64Array =>
  Float64Array.from(series[0]?.x ?? [], (_, i) => series.reduce((sum, one) => sum + (one.y[i] || 0), 0));

type Point = readonly (number | null)[];

/** How much of what is not selected is still seen. */
const DIMMED = 0.18;

function pairs(one: Series, kept: Uint32Array | undefined, upright: boolean, marked?: Marked, full = 1): readonly (Point | object)[] {
  const point = (i: number): Point => {
    const y = Number.isFinite(one.y[i]) ? (one.y[i] as number) : null;
    const x = one.x[i] as number;
    const place = upright ? [x, y] : [y, x];
    return one.size ? [...place, Number.isFinite(one.size[i]) ? (one.size[i] as number) : null] : place;
  };
  const item = (i: number): Point | object => (marked ? { value: point(i), itemStyle: { opacity: marked(one, i) ? full : DIMMED } } : point(i));
  return Array.from(kept ?? one.x.keys(), item);
}

/** On a line what is selected is a dot: the line itself stays whole. */
function dots(picture: Picture, one: Series, index: number): readonly object[] {
  const { kind, spec, theme, marked, data } = picture;
  if (!marked || kind === "barChart" || kind === "scatterChart") return [];
  const below = spec.stack ? data.series.slice(0, index).filter((other) => !picture.hidden.has(other.id)) : [];
  const base = (i: number): number => below.reduce((sum, other) => sum + (other.x[i] === one.x[i] ? other.y[i] || 0 : 0), 0);
  const chosen = [...one.x.keys()].filter((i) => marked(one, i)).slice(0, MAX_DOTS);
  const at = (i: number): Point => [one.x[i] as number, Number.isFinite(one.y[i]) ? (one.y[i] as number) + base(i) : null];
  return [{
    id: `${one.id}\u0000dots`, name: one.name, type: "scatter", silent: true, tooltip: { show: false }, z: 5, data: chosen.map(at),
    symbolSize: 10, color: colourOf(theme, spec, index), itemStyle: { borderColor: theme.surface, borderWidth: 2, opacity: 1 },
  }];
}
const MAX_DOTS = 1_000;

/** The area of a point, not its width, is what is compared; where there are many they are small. */
function sizer(data: ChartData): (point: readonly (number | null)[]) => number {
  const ends = data.series.flatMap((one) => (one.size ? [extent(one.size)] : []));
  const low = Math.min(...ends.map(([least]) => least));
  const high = Math.max(...ends.map(([, most]) => most));
  const widest = data.points > 150 ? 16 : 28;
  return (point) => Math.sqrt(25 + (widest ** 2 - 25) * Math.max(0, ((point[2] ?? low) - low) / (high - low || 1)));
}

interface Pointed {
  readonly color?: unknown;
  readonly seriesName?: string;
  readonly value?: unknown;
}

function tipOf({ kind, spec, number, place }: Picture, found: unknown): HTMLElement | string {
  const points = (Array.isArray(found) ? found : [found]) as readonly Pointed[];
  const at = (point: Pointed, i: number): number | null => {
    const value = Array.isArray(point.value) ? (point.value[i] as unknown) : undefined;
    return typeof value === "number" ? value : null;
  };
  const flat = kind === "barChart" && spec.horizontal === true;
  const lines = points.flatMap((point): TipLine[] => {
    const y = at(point, flat ? 0 : 1);
    return y === null ? [] : [{ colour: typeof point.color === "string" ? point.color : "", name: point.seriesName ?? "", value: number(y) }];
  });
  const x = points[0] ? at(points[0], flat ? 1 : 0) : null;
  return lines.length === 0 ? "" : tip(x === null ? "" : place(x), lines);
}
