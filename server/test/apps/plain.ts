import { app } from "tutti";

/** A room that shows what it was given: the neighbour of the others here. */
export default app("Plain", (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  ui.metric("Twice", months * 2);
  ui.textArea("Notes");
});
