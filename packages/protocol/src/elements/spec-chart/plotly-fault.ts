import type { JsonValue } from "../../json.ts";
import { firstFault, isWrittenOut, LOADS, type SpecFault } from "./walk.ts";

/** Traces that the smaller of Plotly's bundles draws. */
const FLAT = ["scatter", "bar", "box", "histogram", "pie", "heatmap", "contour", "image", "violin", "histogram2d", "histogram2dcontour", "scatterternary"] as const;
/** Those that need the larger one: three dimensions, hierarchies, finance, indicators. */
const FURTHER = [
  "scattergl", "scatter3d", "surface", "mesh3d", "cone", "streamtube", "volume", "isosurface", "sunburst", "treemap", "icicle", "sankey", "funnel", "funnelarea",
  "waterfall", "indicator", "table", "candlestick", "ohlc", "carpet", "scattercarpet", "contourcarpet", "parcoords", "parcats", "splom", "scatterpolar",
  "scatterpolargl", "barpolar", "scattersmith", "quiver",
] as const;
const ON_MAPS = /geo$|mapbox$|map$|^choropleth/;
const DRAWN: ReadonlySet<string> = new Set<string>([...FLAT, ...FURTHER]);
const FLAT_ONES: ReadonlySet<string> = new Set<string>(FLAT);

/** Whether the smaller bundle draws all of a figure's traces; one that names no type is a scatter. */
export const isFlat = (types: readonly (JsonValue | undefined)[]): boolean => types.every((type) => type === undefined || (typeof type === "string" && FLAT_ONES.has(type)));

/** @returns what in a figure of Plotly's must not reach a page, or would draw nothing there. */
export function plotlyFault(figure: JsonValue): SpecFault | undefined {
  return firstFault(figure, (value, key, { names }) => {
    if (names.length === 0) {
      const traces = typeof value === "object" && value !== null && "data" in value ? value.data : undefined;
      return Array.isArray(traces) ? undefined : { problem: "is no figure", hint: "Write { data: [ … ], layout: { … } }" };
    }
    if (typeof value !== "string") return undefined;
    if (key === "source" && (names.includes("images") || names[0] === "data") && !isWrittenOut(value)) return LOADS;
    if (key === "type" && names.length === 2 && names[0] === "data" && !DRAWN.has(value)) {
      return ON_MAPS.test(value) && value !== "heatmap"
        ? { problem: `is ${JSON.stringify(value)}, whose ground Plotly would load from elsewhere`, hint: "Use ui.map, which has the world with it" }
        : { problem: `is ${JSON.stringify(value)}, which is not drawn here`, hint: `There are ${[...DRAWN].join(", ")}` };
    }
    // A style inside of a label may name an address.
    if (/<[^>]*url\s*\(/i.test(value)) return LOADS;
    return undefined;
  });
}
