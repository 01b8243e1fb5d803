import { app } from "tutti";

const ROWS = [{ region: "EMEA", revenue: 30 }, { region: "APAC", revenue: 70 }] as const;

/** Figures of several regions, as a wiki shows one of them. */
export default app("Regions", (ui) => {
  const region = ui.select("Region", ["EMEA", "APAC"], { key: "region" });
  const factor = ui.slider("Factor", { min: 1, max: 10, value: 1, key: "factor", onChange: (to) => ui.room.broadcast("factor", { to }) });
  const lines = ui.slider("Lines", { min: 0, max: 40, value: 2, key: "lines" });
  ui.metric("Revenue", ROWS.filter((row) => row.region === region).reduce((sum, row) => sum + row.revenue, 0) * factor);
  for (let n = 1; n <= lines; n++) ui.text(`Line ${n}`);
});
