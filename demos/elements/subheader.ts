import { app } from "tutti";

export default app("Berths", (ui) => {
  ui.header("Harbour");
  ui.subheader("Free :green-badge[3]", { help: "As the harbour master last wrote it down." });
  ui.text("A 4, B 1 and B 2");
  ui.subheader("Taken :red-badge[9]");
  ui.text("All others");
});
