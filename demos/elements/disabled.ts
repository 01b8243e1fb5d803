import { app } from "tutti";

export default app("Frozen", (ui) => {
  const frozen = ui.toggle("The plan is frozen", { value: true });
  ui.slider("Buses", { min: 0, max: 20, value: 8, disabled: frozen, help: "It keeps its value while it is closed." });
  ui.select("Depot", ["North", "South"], { disabled: frozen });
});
