import { app } from "tutti";

/** A page of which every change is large. */
export default app("Heavy", (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  ui.metric("Twice", months * 2);
  ui.text(`${months} `.repeat(100_000));
});
