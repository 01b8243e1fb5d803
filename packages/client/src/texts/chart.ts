import { catalogue } from "./catalogue.ts";
import { count, names } from "./words.ts";

const english = {
  empty: "No data to draw",
  emptyHint: "What is chosen leaves nothing to show.",
  loading: "Loading the chart…",
  failed: "The chart could not be loaded.",
  asTable: "Show as table",
  asChart: "Show as chart",
  show: (series: string) => `Show ${series}`,
  kinds: { lineChart: "Line chart", areaChart: "Area chart", barChart: "Bar chart", scatterChart: "Scatter chart" },
  of: (kind: string, y: string, x: string) => `${kind} of ${y} by ${x}`,
  spans: (label: string, low: string, high: string) => `${label} runs from ${low} to ${high}`,
  groups: (n: number, label: string) => `${count(n, { one: "# value", other: "# values" })} of ${label}`,
  missing: (column: string, known: readonly string[]) => `There is no column “${column}”; the table has ${names(known)}.`,
};

export type ChartTexts = typeof english;

/** Charts, and what they say to those who cannot see them. */
export const chartTexts = catalogue<ChartTexts>(english, { de: () => import("./de/chart.ts") });
