import { app } from "tutti";

const prices = [
  { month: 1, region: "EMEA", price: 41 }, { month: 2, region: "EMEA", price: 44 }, { month: 3, region: "EMEA", price: 43 },
  { month: 1, region: "APAC", price: 39 }, { month: 2, region: "APAC", price: 47 }, { month: 3, region: "APAC", price: 52 },
];

export default app("Prices", (ui) => {
  // The address carries both; whoever opens such a link is asked before it changes anything for the others.
  const region = ui.select("Region", ["EMEA", "APAC"], { key: "region", bind: "query" });
  const months = ui.slider("Months", { key: "months", min: 1, max: 3, value: 3, bind: "query" });
  ui.lineChart(prices.filter((row) => row.region === region && row.month <= months), { x: "month", y: "price" });
});
