import type { JsonValue } from "@tutti/protocol";
import { tableTexts as texts } from "../../texts/table.ts";
import { formatNumber } from "../format.ts";
import { sparkPath, sparkScale, type SparkKind } from "../spark-path.ts";
import type { Shown } from "./columns.ts";

const WIDTH = 120;
const HEIGHT = 26;
/** More points than there are pixels are drawn by every so-manieth. */
const MAX_POINTS = 240;
const SVG = "http://www.w3.org/2000/svg";

/** The numbers of a cell; what is none is passed over. */
export const pointsOf = (value: JsonValue): readonly number[] =>
  Array.isArray(value) ? value.filter((item: JsonValue): item is number => typeof item === "number" && Number.isFinite(item)) : [];

/** A small chart in a cell, and in words for those who do not see it. */
export function chartOf(kind: SparkKind, value: Exclude<JsonValue, null>, { spec }: Shown): readonly Node[] | undefined {
  const all = pointsOf(value);
  if (all.length === 0) return undefined;
  const step = Math.max(1, Math.ceil(all.length / MAX_POINTS));
  const points = step === 1 ? all : all.filter((_, i) => i % step === 0);
  const bounds = spec?.kind === "lineChart" || spec?.kind === "areaChart" || spec?.kind === "barChart" ? spec : undefined;
  const scale = sparkScale(kind, points);
  const box = { width: WIDTH, height: HEIGHT, low: bounds?.min ?? scale.low, high: bounds?.max ?? scale.high };
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "cell-chart");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", texts.chart(all.length, formatNumber(Math.min(...points)), formatNumber(Math.max(...points))));
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", sparkPath(kind, points, box));
  path.setAttribute("data-kind", kind);
  svg.append(path);
  return [svg];
}
