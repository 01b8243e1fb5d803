import { app } from "tutti";

const weeks = { "Week 18": [52, 61, 48, 70, 66], "Week 19": [58, 57, 63, 72, 75] };

export default app("Visitors", (ui) => {
  // Which tab is open is each person's own; with "shared" one opens it for all.
  const shared = ui.toggle("Open tabs for everybody");
  const names = Object.keys(weeks);
  ui.tabs(names, { key: shared ? "together" : "alone", shared }).forEach((tab, i) => {
    const counts = Object.values(weeks)[i] ?? [];
    tab.metric("Visitors", counts.reduce((sum, count) => sum + count, 0));
    tab.barChart({ day: ["Mon", "Tue", "Wed", "Thu", "Fri"], visitors: counts }, { x: "day", y: "visitors" });
  });
});
