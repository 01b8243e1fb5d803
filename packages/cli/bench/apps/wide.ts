import { app } from "tutti";

/** The same with 500 elements. */
let runs = 0;
export default app("Wide", { rooms: "named" }, (ui) => {
  runs += 1;
  const level = ui.slider("Level", { min: 0, max: 1_000_000, value: 0, step: 1 });
  ui.metric("Level", level, { help: String(runs) });
  for (let n = 0; n < 498; n++) ui.text(`Line ${n} of a page that a team has open`);
});
