import { app } from "tutti";

export default app("Forecast", (ui) => {
  const growth = ui.slider("Growth a month, %", { min: -5, max: 10, value: 2 });
  const months = Array.from({ length: 12 }, (_, i) => ({ month: i + 1, orders: Math.round(400 * (1 + growth / 100) ** i) }));
  ui.lineChart(months, { x: "month", y: "orders" });
  ui.expander("How this is computed").markdown("Each month is the one before, times **1 + growth**.");
  // Opens and shuts for everybody, as in a meeting.
  ui.expander("The figures", { shared: true, icon: "table" }).table(months);
});
