import { app } from "tutti";

export default app("Gate", (ui) => {
  // It adds up: presses at the same moment, or without a network, all count.
  const inside = ui.counter("Through the gate", { unit: "people" });
  const free = ui.counter("Seats left", { value: 400, step: 10, down: true });
  ui.text(inside > free ? "More people than seats." : "There is room.");
});
