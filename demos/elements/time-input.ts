import { app } from "tutti";

export default app("Shop", (ui) => {
  const [left, right] = ui.columns(2);
  const opens = left.timeInput("Opens", { value: "08:30", step: 900 });
  const shuts = right.timeInput("Shuts", { value: "18:00", step: 900, min: "12:00" });
  ui.text(opens < shuts ? `Open from ${opens} to ${shuts}.` : "It shuts before it opens.");
});
