import { app, column } from "tutti";

const stock = [
  { article: "RYE-25", name: "Rye, 25 kg", price: 18.5, left: 40, checked: new Date("2026-04-28"), shelf: "A" },
  { article: "OAT-10", name: "Oats, 10 kg", price: 9.9, left: 112, checked: new Date("2026-05-02"), shelf: "A" },
  { article: "MZE-05", name: "Maize, 5 kg", price: 6.2, left: 7, checked: new Date("2026-04-11"), shelf: "C" },
];

export default app("Stock", (ui) => {
  const { rows, changes } = ui.dataEditor(stock, {
    label: "Stock", rowId: "article", rows: "dynamic",
    columns: {
      name: column.text({ required: true }),
      price: column.number({ min: 0, required: true, format: { style: "currency", currency: "EUR" } }),
      shelf: column.select(["A", "B", "C"]),
    },
  });
  ui.metric("Worth", rows.reduce((sum, row) => sum + row.price * (row.left ?? 0), 0), { format: { style: "currency", currency: "EUR" } });
  ui.caption(`${changes.length} changes so far`);
});
