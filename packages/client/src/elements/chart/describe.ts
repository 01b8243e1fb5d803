import type { ChartProps } from "@tutti/protocol";
import { chartTexts } from "../../texts/chart.ts";
import { texts } from "../../texts/page.ts";
import { extent } from "./downsample.ts";
import type { ChartData, ChartKind } from "./series.ts";

const NAMED = 6;

/** What a chart shows, in words, for those who do not see it: what, along what, and from where to where each line runs. */
export function describe(kind: ChartKind, data: ChartData, spec: ChartProps, number: (value: number) => string, place: (x: number) => string): string {
  const y = spec.yLabel ?? spec.y.join(", ");
  const x = spec.xLabel ?? spec.x;
  const what = chartTexts.of(chartTexts.kinds[kind], y, x);
  if (data.points === 0) return `${what}. ${chartTexts.empty}.`;
  const along = data.axis === "category"
    ? chartTexts.groups(data.categories.length, x)
    : chartTexts.spans(x, ...(extent(concat(data.series.map((one) => one.x))).map(place) as [string, string]));
  const lines = data.series.slice(0, NAMED).map((one) => chartTexts.spans(one.name, ...(extent(one.y).map(number) as [string, string])));
  const more = data.series.length > NAMED ? [texts.people.more(data.series.length - NAMED)] : [];
  return `${[`${spec.title ? `${spec.title}: ` : ""}${what}`, along, ...lines, ...more].join(". ")}.`;
}

function concat(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
