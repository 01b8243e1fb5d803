import { app } from "tutti";

const calls = [
  { from: "web", to: "orders", perSecond: 120 }, { from: "web", to: "search", perSecond: 300 }, { from: "orders", to: "payments", perSecond: 40 },
  { from: "orders", to: "stock", perSecond: 90 }, { from: "search", to: "stock", perSecond: 15 }, { from: "payments", to: "ledger", perSecond: 40 },
];

export default app("Who calls whom", (ui) => {
  const least = ui.slider("At least so many calls a second", { min: 0, max: 100, value: 20 });
  const shown = calls.filter((call) => call.perSecond >= least);
  const edges = shown.map(({ from, to, perSecond }) => `${from} -> ${to} [label="${perSecond}/s"]`);
  ui.graphviz(`digraph { rankdir=LR; ${edges.join("; ")} }`, { title: "Services", alt: shown.map(({ from, to }) => `${from} calls ${to}`).join(", ") || "No calls" });
});
