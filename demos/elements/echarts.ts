import { app } from "tutti";

// Riders by hour and day of a week, in thousands.
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const riders = DAYS.flatMap((day, d) => Array.from({ length: 24 }, (_, hour) => ({
  day, hour: String(hour).padStart(2, "0"), riders: Math.round((d < 5 ? 30 * Math.exp(-((hour - 8) ** 2) / 6) + 26 * Math.exp(-((hour - 17) ** 2) / 8) : 18 * Math.exp(-((hour - 14) ** 2) / 20)) * 10 + 8) / 10,
})));

export default app("Riders", (ui) => {
  // The table travels beside the option, which says how it is drawn. What anybody selects, everybody sees.
  const chosen = ui.echarts({
    xAxis: { type: "category" }, yAxis: { type: "category", inverse: true }, grid: { left: 48, right: 8, top: 8, bottom: 56 },
    visualMap: { min: 0, max: 35, dimension: "riders", orient: "horizontal", left: 40, bottom: 0, itemWidth: 10, text: ["35", "0"] },
    tooltip: { formatter: "{c}" },
    series: { type: "heatmap", name: "Riders", encode: { x: "hour", y: "day", value: "riders" } },
  }, { data: riders, title: "Riders by hour, thousands", select: "box", height: 320 });
  const rows = chosen.empty ? riders : chosen.rows;
  ui.metric(chosen.empty ? "The whole week" : `${rows.length} hours chosen`, rows.reduce((sum, row) => sum + row.riders, 0), { format: { unit: "thousand", digits: 0 } });
});
