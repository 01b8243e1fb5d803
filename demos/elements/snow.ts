import { app } from "tutti";

export default app("Slopes", (ui) => {
  const depth = ui.slider("Snow at the top", { min: 0, max: 200, value: 40, format: { unit: "cm" } });
  ui.text(depth >= 50 ? "The slopes are open." : "Fifty centimetres are needed.");
  if (ui.button("Let it snow")) ui.snow();
});
