import * as v from "valibot";
import { readCsv, readJson } from "../data.ts";

/** The mean high and low of each day of the year in Seattle, 2012 to 2015. */
const DAYS = [...Map.groupBy(
  readCsv<"location" | "date" | "temp_max" | "temp_min">("weather.csv").filter(({ location, date }) => location === "Seattle" && !date.endsWith("-02-29")),
  ({ date }) => date.slice(5),
)].sort(([a], [b]) => (a < b ? -1 : 1));

const mean = (values: readonly number[]): number => Math.round((10 * values.reduce((sum, value) => sum + value, 0)) / values.length) / 10;

export const daysOf = (which: "high" | "low"): readonly number[] =>
  DAYS.map(([, days]) => mean(days.map(({ temp_max, temp_min }) => Number(which === "high" ? temp_max : temp_min))));

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
/** Where each month begins. */
export const MONTHS = NAMES.map((name, i) => ({ name, at: DAYS.findIndex(([day]) => day.startsWith(String(i + 1).padStart(2, "0"))) }));

/** Heights of Maunga Whau (Mount Eden) in Auckland, in metres, on a grid of ten metres. */
export const TERRAIN = v.parse(v.object({ width: v.number(), height: v.number(), values: v.array(v.number()) }), readJson("volcano.json"));

/** The highest points, at least ten cells apart. */
export function peaksOf(count: number): readonly { readonly x: number; readonly y: number; readonly height: number }[] {
  const { width, values } = TERRAIN;
  const all = values.map((height, i) => ({ x: i % width, y: Math.floor(i / width), height })).sort((a, b) => b.height - a.height);
  const peaks: (typeof all)[number][] = [];
  for (const point of all) {
    if (peaks.length === count) break;
    if (peaks.every((peak) => Math.hypot(peak.x - point.x, peak.y - point.y) >= 10)) peaks.push(point);
  }
  return peaks;
}
