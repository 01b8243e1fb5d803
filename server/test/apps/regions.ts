import { app } from "tutti";

const ROWS = [
  { region: "EMEA", customer: "Alpen", revenue: 10 }, { region: "EMEA", customer: "Baltic", revenue: 20 },
  { region: "CANARY-APAC", customer: "CANARY-Customer", revenue: 77_777_777 },
] as const;

/** Rows of several regions: a page that is for one of them must not show another's. */
export default app("Regions", (ui) => {
  const region = ui.select("Region", ["EMEA", "CANARY-APAC"], { key: "region" });
  const least = ui.slider("Least", { min: 0, max: 50, value: 0, key: "least" });
  const rows = ROWS.filter((row) => row.region === region && row.revenue >= least);
  ui.metric("Revenue", rows.reduce((sum, row) => sum + row.revenue, 0));
  ui.dataframe(rows);
  ui.dataframe(Array.from({ length: 3_000 }, (_, n) => ({ n, customer: `${n} of ` + rows[n % Math.max(rows.length, 1)]?.customer })));
  ui.form("order", (f) => ({ region: f.select("Of", ["EMEA", "CANARY-APAC"], { key: "of" }) }));
  ui.textArea("Notes", { key: "notes" });
  ui.private((mine, me) => mine.text(`${me.name} is ${me.role}`));
});
