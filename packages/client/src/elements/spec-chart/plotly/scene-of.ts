import type { JsonValue, PointName } from "@tutti/protocol";
import { chartTexts } from "../../../texts/chart.ts";
import { tipNumber } from "../../chart/scales.ts";
import type { Corner } from "../../chart/select/drawing.ts";
import type { Found } from "../../chart/select/nearest.ts";
import { axesPlace, type Axis } from "../axes.ts";
import type { Scene, Spots } from "../scene.ts";
import type { CalcPoint, DrawnElement, FullAxis, FullLayout } from "./plotly-types.ts";
import type { Trace } from "./traces.ts";

/** Where Plotly put every point, and what its first two axes mean. */
export function sceneOf(drawn: DrawnElement, traces: readonly Trace[], locale: string): Scene {
  const layout: FullLayout = drawn._fullLayout ?? {};
  const { xaxis, yaxis } = layout;
  const whole = { left: 0, top: 0, width: drawn.clientWidth, height: drawn.clientHeight };
  const inner = xaxis && yaxis ? { left: xaxis._offset, top: yaxis._offset, width: xaxis._length, height: yaxis._length } : whole;
  const number = tipNumber([], undefined, locale);
  const print = (value: string | number | null): string => (value === null ? chartTexts.nothing : typeof value === "number" ? number(value) : value);
  // Every trace keeps its number, or what Plotly says is pointed at would be another.
  const spots = traces.map((trace, i) => spotsOf(trace, i, drawn.calcdata?.[i] ?? [], layout, print));
  return { inner, spots, under: (at) => barUnder(at, traces, drawn.calcdata ?? [], layout), place: xaxis && yaxis ? axesPlace(axisOf(xaxis, traces.some((one) => one.zoned.x)), axisOf(yaxis, traces.some((one) => one.zoned.y)), inner) : undefined };
}

const isAxis = (value: unknown): value is FullAxis => typeof value === "object" && value !== null && "c2p" in value && "_offset" in value;

/** A moment as Plotly has it, by the reader's clock without its zone, and as it is. */
const unzoned = (ms: number): number => ms - new Date(ms).getTimezoneOffset() * 60_000;
const zoned = (ms: number): number => ms + new Date(ms).getTimezoneOffset() * 60_000;

function axisOf(axis: FullAxis, moments: boolean): Axis {
  const [out, back] = moments && axis.type === "date" ? [zoned, unzoned] : [Number, Number];
  const names = axis.type === "category" ? axis._categories?.map(String) : undefined;
  return { value: (pixel) => out(axis.p2c(pixel - axis._offset)), pixel: (value) => axis._offset + axis.c2p(back(value)), ...(names && { names }) };
}

const axisNamed = (layout: FullLayout, name: string | undefined, usual: "xaxis" | "yaxis"): FullAxis | undefined => {
  const found = layout[name === undefined ? usual : `${usual}${name.slice(1)}`];
  return isAxis(found) ? found : undefined;
};

/** The bar that is painted at a place. */
function barUnder([px, py]: Corner, traces: readonly Trace[], calcdata: NonNullable<DrawnElement["calcdata"]>, layout: FullLayout): Found | undefined {
  for (const series of traces.keys()) {
    const calc = calcdata[series] ?? [];
    const full = calc[0]?.trace;
    const [across, up] = [axisNamed(layout, full?.xaxis, "xaxis"), axisNamed(layout, full?.yaxis, "yaxis")];
    if (!across || !up || full?.visible !== true || full.index !== series) continue;
    const [along, high] = full.orientation === "h" ? [py - up._offset, px - across._offset] : [px - across._offset, py - up._offset];
    const [places, sizes] = full.orientation === "h" ? [up, across] : [across, up];
    const i = calc.findIndex(({ p0, p1, s0, s1 }) => p0 !== undefined && p1 !== undefined && s0 !== undefined && s1 !== undefined && between(along, places.c2p(p0), places.c2p(p1)) && between(high, sizes.c2p(s0), sizes.c2p(s1)));
    if (i >= 0) return { series, i };
  }
  return undefined;
}
const between = (at: number, a: number, b: number): boolean => at >= Math.min(a, b) && at <= Math.max(a, b);

const keyOf = (value: JsonValue | undefined): string | number | null => (typeof value === "number" || typeof value === "string" ? value : value === null || value === undefined ? null : String(value));

function spotsOf(trace: Trace, number: number, calc: readonly CalcPoint[], layout: FullLayout, print: (value: string | number | null) => string): Spots {
  const full = calc[0]?.trace;
  const [across, up] = [axisNamed(layout, full?.xaxis, "xaxis"), axisNamed(layout, full?.yaxis, "yaxis")];
  const lying = full?.orientation === "h";
  const seen = full?.visible === true && full.index === number;
  const count = seen ? calc.length : 0;
  const [x, y] = [new Float64Array(count).fill(Number.NaN), new Float64Array(count).fill(Number.NaN)];
  for (const [i, point] of calc.slice(0, count).entries()) {
    const middle = point.ct ?? point.pxmid;
    const [px, py] = [point.x ?? (lying ? point.s : point.p), point.y ?? (lying ? point.p : point.s)];
    if (middle && full?.type !== "pie") [x[i], y[i]] = [middle[0] + (across?._offset ?? 0), middle[1] + (up?._offset ?? 0)];
    else if (across && up && px !== undefined && py !== undefined) [x[i], y[i]] = [across._offset + across.c2p(px), up._offset + up.c2p(py)];
  }
  const at = (i: number): number => {
    const own = calc[i]?.i ?? i;
    return trace.kept?.[own] ?? own;
  };
  const named = (i: number): { readonly x: string | number | null; readonly y: string | number | null } => {
    const point = calc[i];
    // A bar of a histogram stands for a stretch, of which the middle is told.
    if (point?.pts) return { x: lying ? null : (point.p ?? null), y: lying ? (point.p ?? null) : null };
    return { x: trace.x ? keyOf(trace.x[at(i)]) : trace.y ? at(i) : null, y: trace.y ? keyOf(trace.y[at(i)]) : trace.x ? at(i) : null };
  };
  return {
    called: trace.called, x, y, unnamed: !trace.named,
    lasting: (i) => (trace.labels ? keyOf(calc[i]?.label as JsonValue ?? trace.labels[at(i)]) : lying ? named(i).y : named(i).x),
    name: (i): PointName => (trace.labels ?? !(trace.x ?? trace.y) ? { trace: trace.called, label: trace.labels ? keyOf(calc[i]?.label as JsonValue ?? trace.labels[at(i)]) : at(i) } : { trace: trace.called, ...named(i) }),
    words: (i) => (trace.labels ? chartTexts.point(undefined, print(keyOf(calc[i]?.label as JsonValue)), print(calc[i]?.v ?? null), false) : chartTexts.point(trace.called, print(named(i).x), print(named(i).y), false)),
  };
}
