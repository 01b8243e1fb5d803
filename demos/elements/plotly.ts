import { app } from "tutti";

// Waiting times at three counters, in minutes.
const visits = Array.from({ length: 300 }, (_, i) => ({
  counter: ["North", "Hall", "Harbour"][i % 3], hour: 8 + (i % 10), waited: Math.round((4 + (i % 3) * 2 + ((i * 7919) % 90) / 10) * 10) / 10,
}));

export default app("Waiting", (ui) => {
  // Lists of values are columns of the table, by their names.
  const chosen = ui.plotly({
    data: [{ type: "scatter", mode: "markers", name: "Visits", x: { column: "hour" }, y: { column: "waited" }, marker: { opacity: 0.6 } }],
    layout: { xaxis: { title: { text: "Hour" } }, yaxis: { title: { text: "Minutes waited" } } },
  }, { data: visits, title: "Each visit", select: "box", height: 320 });
  ui.caption(chosen.empty ? "Drag over some of them." : `${chosen.rows.length} visits`);
  ui.plotly({ data: [{ type: "violin", x: { column: "counter" }, y: { column: "waited" }, box: { visible: true } }] }, { data: chosen.empty ? visits : chosen.rows, title: "By counter", height: 280 });
});
