import { app } from "tutti";

export default app("Budget", (ui) => {
  // Owners alone move it; everybody else reads it.
  const budget = ui.slider("Budget", { min: 0, max: 100, value: 60, editableBy: "owner", format: { unit: "k€" } });
  const spent = ui.slider("Planned", { min: 0, max: 100, value: 45, format: { unit: "k€" } });
  ui.metric("Left", budget - spent, { format: { unit: "k€" } });
});
