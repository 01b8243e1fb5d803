import { app } from "tutti";

export default app("Train", (ui) => {
  const leaves = ui.dateTimeInput("Leaves", { value: "2027-03-02T08:15", min: "2027-01-01T00:00" });
  const returns = ui.dateTimeInput("Returns");   // empty until somebody says
  ui.text(`Out ${leaves.replace("T", " at ")}, ${returns === null ? "one way" : `back ${returns.replace("T", " at ")}`}.`);
});
