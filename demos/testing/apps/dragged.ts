import { app } from "tutti";

/** What is dragged without being a slider. A preview is told from a commit: no handler hears of it. */
export default app("Dragged", { rooms: "named" }, (ui) => {
  const heard = ui.state("heard", { seats: 0, colour: "#000000" });
  const seats = ui.numberInput("Seats", { run: "drag", max: 100_000, onChange: (now) => heard.update((before) => ({ ...before, seats: now })) });
  ui.text(`Seats ${seats}, heard ${heard.value.seats}`);
  const colour = ui.colorPicker("Colour", { run: "drag", onChange: (now) => heard.update((before) => ({ ...before, colour: now })) });
  ui.text(`Colour ${colour}, heard ${heard.value.colour}`);
});
