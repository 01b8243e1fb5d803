import type { JsonValue } from "@tutti/protocol";
import { tableTexts as texts } from "../../texts/table.ts";
import { formatNumber } from "../format.ts";
import type { Shown } from "./columns.ts";

const WIDTH = 120;
const HEIGHT = 26;
const EDGE = 2;
/** More points than there are pixels are drawn by every so-manieth. */
const MAX_POINTS = 240;
const SVG = "http://www.w3.org/2000/svg";

/** The path of a small chart: a line, the area under it, or bars from zero. Pure. */
export function chartPath(kind: "line" | "area" | "bar", points: readonly number[], low: number, high: number): string {
  const span = high - low || 1;
  const y = (value: number): number => HEIGHT - EDGE - ((Math.min(high, Math.max(low, value)) - low) / span) * (HEIGHT - 2 * EDGE);
  const place = (n: number): string => n.toFixed(1);
  if (kind === "bar") {
    const step = WIDTH / points.length;
    const zero = y(Math.min(high, Math.max(low, 0)));
    return points.map((value, i) => `M${place(i * step + step * 0.15)} ${place(zero)}H${place((i + 1) * step - step * 0.15)}V${place(y(value))}H${place(i * step + step * 0.15)}Z`).join("");
  }
  const x = (i: number): number => (points.length < 2 ? WIDTH / 2 : (i / (points.length - 1)) * WIDTH);
  const line = points.map((value, i) => `${i === 0 ? "M" : "L"}${place(x(i))} ${place(y(value))}`).join("");
  return kind === "line" ? line : `${line}L${place(x(points.length - 1))} ${HEIGHT}L${place(x(0))} ${HEIGHT}Z`;
}

/** The numbers of a cell; what is none is passed over. */
export const pointsOf = (value: JsonValue): readonly number[] =>
  Array.isArray(value) ? value.filter((item: JsonValue): item is number => typeof item === "number" && Number.isFinite(item)) : [];

/** A small chart in a cell, and in words for those who do not see it. */
export function chartOf(kind: "line" | "area" | "bar", value: Exclude<JsonValue, null>, { spec }: Shown): readonly Node[] | undefined {
  const all = pointsOf(value);
  if (all.length === 0) return undefined;
  const step = Math.max(1, Math.ceil(all.length / MAX_POINTS));
  const points = step === 1 ? all : all.filter((_, i) => i % step === 0);
  const bounds = spec?.kind === "lineChart" || spec?.kind === "areaChart" || spec?.kind === "barChart" ? spec : undefined;
  const [least, most] = [Math.min(...points), Math.max(...points)];
  const low = bounds?.min ?? (kind === "line" ? least : Math.min(0, least));
  const high = bounds?.max ?? (kind === "line" ? most : Math.max(0, most));
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "cell-chart");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", texts.chart(all.length, formatNumber(least), formatNumber(most)));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", chartPath(kind, points, low, high));
  path.setAttribute("data-kind", kind);
  svg.append(path);
  return [svg];
}
