import { app } from "tutti";

const MONTHS = [{ month: "May", revenue: 3, lat: 48, lon: 2 }, { month: "June", revenue: 8, lat: 52, lon: 13 }, { month: "July", revenue: 5, lat: 41, lon: 12 }];

/** Selections in a form: everybody sees the draft, and nothing counts before it is sent. */
export default app("Chosen in a form", (ui) => {
  const sent = ui.form("choice", (form) => {
    const bars = form.barChart(MONTHS, { x: "month", y: "revenue", title: "Bars", select: "points" });
    const spec = form.echarts({ xAxis: { type: "category" }, yAxis: {}, series: { type: "line" } }, { data: MONTHS, title: "Line", select: "box", height: 220 });
    const places = form.map(MONTHS, { title: "Places", select: "points", height: 220 });
    form.submitButton("Take these");
    return { bars: bars.rows.map((row) => row.month), spec: spec.rows.map((row) => row.month), places: places.rows.map((row) => row.month) };
  });
  ui.text(sent === undefined ? "Nothing was sent" : `Sent: ${[sent.bars, sent.spec, sent.places].map((names) => names.join("+") || "none").join(" / ")}`);
});
