import { app } from "tutti";

const visitors = { Day: [3, 9, 12, 7], Week: [64, 71, 58, 90], Month: [240, 260, 301, 288] };

export default app("Visitors", (ui) => {
  const span = ui.segmented("Each", ["Day", "Week", "Month"], { value: "Week", labelVisibility: "hidden" });
  ui.lineChart(visitors[span].map((people, n) => ({ n: n + 1, people })), { x: "n", y: "people", xLabel: span, height: 200 });
});
