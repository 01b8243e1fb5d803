import { app, column } from "tutti";

// As a file or a form would bring it.
const rates = `country,year,rate,source
Estonia,2025,0.22,https://example.com/ee
Finland,2025,0.255,https://example.com/fi
Latvia,2025,0.21,https://example.com/lv`;

export default app("Rates", (ui) => {
  ui.table(rates, {
    caption: "Standard rate of **VAT**", border: "horizontal",
    columns: { rate: column.number({ label: "Rate", format: { style: "percent", digits: 1 } }), source: column.link({ label: "Source", text: "Law" }) },
  });
});
