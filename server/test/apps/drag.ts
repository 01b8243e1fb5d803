import { app } from "tutti";

/** A slider whose drags are run. */
export default app("Drag", (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12, run: "drag" });
  ui.metric("Twice", months * 2);
});
