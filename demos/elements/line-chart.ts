import { app } from "tutti";

// Hourly load of a small grid over ten days, in MW.
const load = Array.from({ length: 240 }, (_, hour) => ({
  at: new Date(Date.UTC(2026, 4, 4, hour)),
  load: Math.round(420 + 130 * Math.sin(((hour % 24) - 7) / 24 * 2 * Math.PI) + (Math.floor(hour / 24) % 7 > 4 ? -90 : 0) + 18 * Math.sin(hour * 1.7)),
}));

export default app("Load of the grid", (ui) => {
  const stretch = ui.lineChart(load, { x: "at", y: "load", title: "Load by hour", yLabel: "MW", select: "box" });
  const rows = stretch.empty ? load : stretch.rows;
  const [peak, mean] = ui.columns(2);
  peak.metric("Peak", Math.max(...rows.map((row) => row.load)), { format: { unit: "MW" } });
  mean.metric("Mean", rows.reduce((sum, row) => sum + row.load, 0) / rows.length, { format: { unit: "MW", digits: 0 } });
  ui.caption(stretch.empty ? "Drag over the chart to look at a stretch of it." : `${rows.length} hours are selected.`);
});
