import { app } from "tutti";

const orders = [{ id: "A-100", country: "NO", total: 420 }, { id: "A-101", country: "PT", total: 95 }, { id: "A-102", country: "NO", total: 1310 }];

export default app("Orders", (ui) => {
  const country = ui.select("Country", ["NO", "PT"]);
  const shown = orders.filter((order) => order.country === country);
  ui.table(shown);
  const csv = (rows: typeof orders): string => ["id,country,total", ...rows.map((row) => Object.values(row).join(","))].join("\n");
  // What is on the page is there already, and saving it runs nothing.
  ui.downloadButton("Save as CSV", csv(shown), { fileName: `orders-${country}.csv` });
  // What is costly is made when somebody asks for it, for that person alone.
  ui.downloadButton("Save all, signed", async (by) => `${csv(orders)}\n# saved by ${by.name}`, { fileName: "orders.csv", kind: "tertiary" });
});
