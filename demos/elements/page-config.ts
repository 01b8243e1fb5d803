import { app } from "tutti";

const days = Array.from({ length: 28 }, (_, day) => ({ day: day + 1, visitors: 40 + ((day * 37) % 23) + (day % 7 > 4 ? 30 : 0) }));

export default app("Visitors", (ui) => {
  ui.pageConfig({ title: "Visitors of February", icon: "📈", layout: "wide" });
  ui.title("Visitors of February");
  ui.lineChart(days, { x: "day", y: "visitors" });
});
