import { app } from "tutti";

const orders = [
  { month: "2026-01", region: "EMEA", revenue: 48 }, { month: "2026-01", region: "APAC", revenue: 31 },
  { month: "2026-02", region: "EMEA", revenue: 52 }, { month: "2026-02", region: "APAC", revenue: 38 },
  { month: "2026-03", region: "EMEA", revenue: 61 }, { month: "2026-03", region: "APAC", revenue: 35 },
];

export default app("Sales", (ui) => {
  const region = ui.select("Region", ["EMEA", "APAC"]);
  const shown = orders.filter((order) => order.region === region);
  ui.metric("Revenue", shown.reduce((sum, order) => sum + order.revenue, 0));
  ui.lineChart(shown, { x: "month", y: "revenue" });
  ui.textArea("What we decided");
});
