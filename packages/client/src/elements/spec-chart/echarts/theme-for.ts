import { axisNumber, axisTime } from "../../chart/scales.ts";
import type { Order } from "../drawer.ts";

/** How everything looks of which a spec says nothing. */
export function themeFor({ theme, locale, still }: Pick<Order, "theme" | "locale" | "still">): object {
  const { ink, quiet, line, surface, sunken, series, sequential, font } = theme;
  const text = { color: quiet, fontFamily: font };
  const number = axisNumber(1_000_000, undefined, locale);
  const small = axisNumber(1, undefined, locale);
  const axis = {
    axisLine: { lineStyle: { color: line } }, axisTick: { show: false, lineStyle: { color: line } }, axisLabel: { ...text, fontSize: 11, hideOverlap: true }, nameTextStyle: text,
    splitLine: { lineStyle: { color: line } }, splitArea: { areaStyle: { color: ["transparent", sunken] } },
  };
  const value = { ...axis, axisLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: (n: number) => (Math.abs(n) >= 100_000 ? number(n) : Math.abs(n) < 1 ? small(n) : axisNumber(Math.abs(n), undefined, locale)(n)) } };
  const label = { color: ink, fontFamily: font, textBorderColor: surface };
  return {
    color: series, backgroundColor: "transparent", textStyle: { fontFamily: font, color: quiet },
    animation: !still, animationDuration: 0, animationDurationUpdate: 240, animationEasingUpdate: "cubicOut",
    title: { textStyle: { color: ink, fontFamily: font, fontSize: 14, fontWeight: 600 }, subtextStyle: text },
    legend: { top: 0, left: 0, bottom: "auto", textStyle: { color: ink, fontFamily: font }, inactiveColor: line, inactiveBorderColor: line, pageIconColor: quiet, pageIconInactiveColor: line, pageTextStyle: text, icon: "circle", itemWidth: 9, itemHeight: 9 },
    categoryAxis: { ...axis, splitLine: { show: false } }, valueAxis: value, logAxis: value,
    timeAxis: { ...axis, splitLine: { show: false }, axisLabel: { ...axis.axisLabel, formatter: axisTime(false, Number.MAX_SAFE_INTEGER, locale) } },
    tooltip: {
      backgroundColor: surface, borderColor: line, borderWidth: 1, padding: [8, 10], textStyle: { color: ink, fontFamily: font, fontSize: 12 },
      axisPointer: { lineStyle: { color: quiet, type: "solid" }, crossStyle: { color: quiet }, shadowStyle: { color: line, opacity: 0.5 }, label: { backgroundColor: ink, color: surface } },
    },
    visualMap: { color: sequential.toReversed(), textStyle: text },
    dataZoom: { borderColor: line, textStyle: text, fillerColor: `color-mix(in srgb, ${theme.accent} 14%, transparent)`, handleStyle: { borderColor: quiet, color: surface } },
    toolbox: { iconStyle: { borderColor: quiet } },
    line: { symbol: "circle", symbolSize: 5, lineStyle: { width: 2 } }, bar: { itemStyle: { borderRadius: 2 } },
    pie: { label, labelLine: { lineStyle: { color: line } }, itemStyle: { borderColor: surface, borderWidth: 1 } },
    treemap: { itemStyle: { borderColor: surface }, breadcrumb: { itemStyle: { color: sunken, textStyle: { color: ink } } } }, sunburst: { itemStyle: { borderColor: surface } },
    graph: { label, lineStyle: { color: line } }, tree: { label, lineStyle: { color: line } }, sankey: { label, lineStyle: { color: "source", opacity: 0.35 } },
    radar: { axisLine: { lineStyle: { color: line } }, splitLine: { lineStyle: { color: line } }, splitArea: { areaStyle: { color: ["transparent"] } }, axisName: text },
    gauge: { title: { color: quiet }, detail: { color: ink }, axisLine: { lineStyle: { color: [[1, line]] } }, axisLabel: text, axisTick: { lineStyle: { color: quiet } }, splitLine: { lineStyle: { color: quiet } } },
    boxplot: { itemStyle: { color: sunken, borderColor: series[0] } }, heatmap: { label: { color: ink } },
    candlestick: { itemStyle: { color: series[1], color0: series[0], borderColor: series[1], borderColor0: series[0] } },
    calendar: { itemStyle: { color: surface, borderColor: line }, splitLine: { lineStyle: { color: quiet } }, dayLabel: text, monthLabel: text, yearLabel: text },
    timeline: { label: text, lineStyle: { color: line }, itemStyle: { color: quiet }, controlStyle: { color: quiet, borderColor: quiet } },
  };
}
