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
  roledescription: "chart to select in",
  walked: "chart",
  how: {
    points: "Click points to select them.",
    box: "Drag over the chart to select.",
    lasso: "Draw around points to select them.",
  },
  keys: {
    none: "Arrow keys go from point to point.",
    points: "Arrow keys go from point to point, Enter selects one, Escape takes the selection back.",
    box: "Arrow keys go from point to point, with Shift they select a stretch, Escape takes it back.",
    lasso: "Arrow keys go from point to point, with Shift they select a stretch, Escape takes it back.",
  },
  point: (series: string | undefined, place: string, value: string, chosen: boolean) => `${series === undefined ? "" : `${series}, `}${place}: ${value}${chosen ? ", selected" : ""}`,
  nothing: "no value",
  chosen: (n: number) => count(n, { one: "# point", other: "# points" }),
  chosenBy: (n: number, by: readonly string[]) => `${count(n, { one: "# point", other: "# points" })} selected${by.length === 0 ? "" : ` by ${names(by)}`}`,
  chosenArea: (by: readonly string[]) => (by.length === 0 ? "An area is selected" : `Selected by ${names(by)}`),
  nothingChosen: "Nothing is selected.",
  clear: "Clear",
  count: "count",
  isChosen: (words: string) => `${words}, selected`,
  undrawable: "This chart cannot be drawn",
  fault: (path: string, problem: string) => `${path} ${problem}`,
  shows: (title: string | undefined, points: number, series: readonly string[], more: number) =>
    `${title === undefined ? "Chart" : `Chart: ${title}`}. ${points === 0 ? "" : `${count(points, { one: "# point", other: "# points" })}${series.length > 1 ? ` in ${names(series)}${more > 0 ? ` and ${more} more` : ""}` : ""}.`}`.trim(),
  many: (points: number) => `${count(points, { one: "# point", other: "# points" })} are drawn, more than can be told apart on a screen.`,
  missing: (column: string, known: readonly string[]) => `There is no column “${column}”; the table has ${names(known)}.`,
};

export type ChartTexts = typeof english;

/** Charts, and what they say to those who cannot see them. */
export const chartTexts = catalogue<ChartTexts>(english, { de: () => import("./de/chart.ts") });
