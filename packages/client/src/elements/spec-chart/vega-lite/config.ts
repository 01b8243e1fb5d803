import type { ChartTheme } from "../../chart/theme.ts";

/** How everything looks of which a spec says nothing, in Vega-Lite's words. */
export function configFor({ ink, quiet, line, surface, series, sequential, diverging, font }: ChartTheme): object {
  const text = { labelColor: quiet, titleColor: quiet, labelFont: font, titleFont: font, labelFontSize: 11, titleFontSize: 12, titleFontWeight: 500 };
  const first = series[0] ?? ink;
  return {
    background: "transparent", font, padding: 4,
    view: { stroke: null },
    axis: { ...text, domainColor: line, gridColor: line, tickColor: line, ticks: false, labelPadding: 6, titlePadding: 8, labelOverlap: "parity", labelSeparation: 6 },
    axisY: { domain: false }, axisX: { grid: false },
    legend: { ...text, labelColor: ink, symbolSize: 80 }, header: { ...text, labelColor: ink },
    title: { color: ink, font, fontSize: 14, fontWeight: 600, anchor: "start", subtitleColor: quiet, subtitleFont: font },
    range: { category: series, ordinal: sequential, heatmap: sequential, ramp: sequential, diverging },
    mark: { color: first, tooltip: { content: "encoding" } },
    line: { strokeWidth: 2 }, point: { filled: true, size: 50 }, bar: { cornerRadiusEnd: 2 }, text: { color: ink, font },
    rule: { color: quiet }, tick: { color: first }, boxplot: { median: { color: surface } },
    style: { "guide-label": { fill: quiet, font }, "guide-title": { fill: quiet, font }, cell: { stroke: null } },
  };
}
