import { app, column } from "tutti";

const WARES = Array.from({ length: 30 }, (_, i) => ({ id: `W${i + 1}`, name: `Ware ${i + 1}`, price: i + 1, left: 10, colour: i % 2 === 0 ? "red" : "blue" }));

/** A table to edit: what the script makes of it stands under it. */
export default app("Cells", (ui) => {
  const { rows, changes, problems } = ui.dataEditor(WARES, {
    label: "Wares", rowId: "id", rows: "dynamic",
    columns: { name: column.text({ required: true }), price: column.number({ min: 0 }), colour: column.select(["red", "blue", "green"]) },
  });
  ui.metric("Rows", rows.length);
  ui.metric("Sum", rows.reduce((sum, row) => sum + (row.price ?? 0), 0));
  ui.metric("Changes", changes.length);
  ui.metric("To correct", problems.length);
});
