import { MAX_CORNERS, type Area } from "@tutti/protocol";
import type { Frame, Scale } from "../plot.ts";
import type { ChartData, ChartKind } from "../series.ts";
import { spanOf, stretches, tidy } from "./marks.ts";

export type Corner = readonly [x: number, y: number];

/** What a chart's axes mean to somebody who draws on it. */
export interface Canvas {
  readonly kind: ChartKind;
  readonly data: ChartData;
  /** Bars that lie: places run down. */
  readonly flat: boolean;
  readonly frame: Frame;
}

const unit = ({ at, per }: Scale, pixel: number): number => (pixel - at) / per;
const pixel = ({ at, per }: Scale, value: number): number => at + value * per;

/** Corners nearer than this, in CSS pixels, are one. */
const STEP = 4;

/** A line that somebody draws, with no more corners than are kept. */
export function extended(line: readonly Corner[], to: Corner): readonly Corner[] {
  const last = line.at(-1);
  if (last && Math.hypot(to[0] - last[0], to[1] - last[1]) < STEP) return line;
  return line.length < MAX_CORNERS ? [...line, to] : line;
}

/** The area between two corners of a box, in CSS pixels, in the data's own units. */
export function boxOf({ kind, data, flat, frame }: Canvas, from: Corner, to: Corner): Area | undefined {
  const along = flat ? frame.y : frame.x;
  const axis = flat ? 1 : 0;
  const x = spanOf(data, unit(along, from[axis]), unit(along, to[axis]));
  if (!x) return undefined;
  if (kind !== "scatterChart") return { kind: "box", x };
  const [low, high] = [unit(frame.y, from[1]), unit(frame.y, to[1])].sort((a, b) => a - b) as [number, number];
  return { kind: "box", x, y: [tidy(low, high - low), tidy(high, high - low)] };
}

/** A line of CSS pixels in the data's own units. */
export function lassoOf({ frame }: Canvas, line: readonly Corner[]): Area | undefined {
  if (line.length < 3) return undefined;
  const [width, height] = [Math.abs(frame.inner.width / frame.x.per), Math.abs(frame.inner.height / frame.y.per)];
  return { kind: "lasso", line: line.map(([x, y]) => [tidy(unit(frame.x, x), width), tidy(unit(frame.y, y), height)] as const) };
}

/** Where an area lies on the picture, in CSS pixels, as the outline of an SVG path; empty where it lies beside it. */
export function outlineOf({ kind, data, flat, frame }: Canvas, area: Area): string {
  if (area.kind === "lasso") return `M${area.line.map(([x, y]) => `${round(pixel(frame.x, x))} ${round(pixel(frame.y, y))}`).join("L")}Z`;
  const { inner } = frame;
  const along = flat ? frame.y : frame.x;
  const spans = area.x ? stretches(data, area.x) : [];
  const across = flat ? [inner.left, inner.left + inner.width] as const : [inner.top, inner.top + inner.height] as const;
  const heights = kind === "scatterChart" && area.y && typeof area.y[0] === "number" && typeof area.y[1] === "number" ? [pixel(frame.y, area.y[1]), pixel(frame.y, area.y[0])] as const : across;
  return spans.map(([from, to]) => {
    const [a, b] = [pixel(along, from), pixel(along, to)];
    return flat ? rectangle(heights[0], a, heights[1], b) : rectangle(a, heights[0], b, heights[1]);
  }).join("");
}

const rectangle = (left: number, top: number, right: number, bottom: number): string => `M${round(left)} ${round(top)}H${round(right)}V${round(bottom)}H${round(left)}Z`;
const round = (value: number): number => Math.round(value * 10) / 10;
