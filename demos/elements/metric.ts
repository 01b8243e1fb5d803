import { app } from "tutti";

const weeks = [812, 798, 845, 871, 860, 902, 934];

export default app("Week", (ui) => {
  const [orders, wait, open] = ui.columns(3);
  orders.metric("Orders", weeks.at(-1) ?? null, { delta: 32, sparkline: weeks, sparklineKind: "bar", deltaNote: "since last week" });
  wait.metric("Waiting time", 3.4, { format: { unit: "min", digits: 1 }, delta: -0.6, deltaColour: "inverse", help: "Mean from call to answer" });
  open.metric("Open since", "9:00", { border: false });
});
