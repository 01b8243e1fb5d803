import type { JsonValue } from "../../json.ts";
import { firstFault, isWrittenOut, leadsAstray, LOADS, type SpecFault } from "./walk.ts";

/** What the page's ECharts draws. */
const SERIES = new Set([
  "line", "bar", "pie", "scatter", "effectScatter", "radar", "tree", "treemap", "sunburst", "boxplot", "candlestick", "heatmap", "parallel", "lines", "graph",
  "sankey", "funnel", "gauge", "pictorialBar", "themeRiver", "chord",
]);

/** @returns what in an option of ECharts' must not reach a page, or would draw nothing there. */
export function echartsFault(option: JsonValue): SpecFault | undefined {
  return firstFault(option, (value, key, { names }) => {
    if (key === "source" && names.at(-2) === "dataset") return "rows";
    if (typeof value === "string") {
      if (value.startsWith("image://") && !isWrittenOut(value.slice("image://".length))) return LOADS;
      if (key === "image" && !isWrittenOut(value)) return LOADS;
      if (key === "link" || key === "sublink") return leadsAstray(value);
      if (key === "type" && names.at(-2) === "series" && !SERIES.has(value)) {
        return {
          problem: `is ${JSON.stringify(value)}, which is not drawn here`,
          hint: value === "map" ? "Use ui.map, which has the world with it" : value === "custom" ? "It needs functions, which no spec carries" : `There are ${[...SERIES].join(", ")}`,
        };
      }
    }
    if (key === "geo" && names.length === 1 && value !== null) return { problem: "needs a map that ECharts has not", hint: "Use ui.map, which has the world with it" };
    // It writes its texts into the page as HTML; the chart's own button shows its numbers as a table.
    if (key === "dataView" && names.at(-2) === "feature") return { problem: "is not shown here", hint: "Leave it out: each chart can be read as a table" };
    return undefined;
  });
}
