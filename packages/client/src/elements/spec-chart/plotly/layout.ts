import type { ChartTheme } from "../../chart/theme.ts";

type Fields = { readonly [name: string]: unknown };
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null && !Array.isArray(value);

/** How everything looks of which a figure says nothing, as a template of Plotly's. */
export function templateFor({ ink, quiet, line, surface, series, sequential, diverging, font }: ChartTheme): Fields {
  const scale = (colours: readonly string[]) => colours.map((colour, i) => [colours.length < 2 ? 0 : i / (colours.length - 1), colour]);
  const axis = { gridcolor: line, zerolinecolor: line, linecolor: line, tickcolor: line, automargin: true, title: { font: { size: 12, color: quiet } }, tickfont: { size: 11, color: quiet } };
  const flat = { backgroundcolor: surface, gridcolor: line, zerolinecolor: line, color: quiet };
  return {
    layout: {
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: font, color: ink, size: 12 }, colorway: series,
      colorscale: { sequential: scale(sequential), sequentialminus: scale(sequential.toReversed()), diverging: scale(diverging) },
      xaxis: { ...axis, showgrid: false }, yaxis: axis, scene: { xaxis: flat, yaxis: flat, zaxis: flat },
      polar: { bgcolor: "rgba(0,0,0,0)", angularaxis: axis, radialaxis: axis }, ternary: { bgcolor: "rgba(0,0,0,0)" },
      margin: { l: 8, r: 12, t: 16, b: 8 }, legend: { orientation: "h", yanchor: "bottom", y: 1.02, x: 0, font: { color: ink } },
      hoverlabel: { bgcolor: surface, bordercolor: line, font: { family: font, color: ink, size: 12 } },
      title: { font: { size: 14, color: ink }, x: 0, xanchor: "left", automargin: true }, coloraxis: { colorbar: { outlinewidth: 0, tickfont: { color: quiet } } },
    },
    data: {
      bar: [{ marker: { line: { width: 0 } } }], scatter: [{ marker: { size: 7 }, line: { width: 2 } }], pie: [{ marker: { line: { color: surface, width: 1 } } }],
      heatmap: [{ colorbar: { outlinewidth: 0, tickfont: { color: quiet } }, colorscale: scale(sequential) }], contour: [{ colorscale: scale(sequential) }],
      table: [{ header: { fill: { color: line }, line: { color: line }, font: { color: ink } }, cells: { fill: { color: surface }, line: { color: line }, font: { color: ink } } }],
    },
  };
}

/** A figure's layout over the theme's. What the templates of `plotly.py` bring is its own look, and the theme's stands in its place. */
export function layoutFor(written: unknown, theme: ChartTheme, { width, height, drawnOn, separators }: { readonly width: number; readonly height: number; readonly drawnOn: boolean; readonly separators: string }): Fields {
  const { template: _template, ...own } = isFields(written) ? written : {};
  return {
    separators, ...own, template: templateFor(theme), width: typeof own["width"] === "number" ? own["width"] : width, height, autosize: false,
    // What a reader has zoomed or hidden stays while the data change.
    uirevision: own["uirevision"] ?? "kept", ...(drawnOn ? { dragmode: false } : {}),
    // Figures made in Python carry margins for a title above; a title that is said keeps them.
    ...(own["margin"] === undefined && own["title"] !== undefined ? { margin: { l: 8, r: 12, t: 48, b: 8 } } : {}),
  };
}
