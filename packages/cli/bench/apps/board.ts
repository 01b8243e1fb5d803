import { app } from "tutti";

/** A page of 100 elements where one metric follows one slider. The script does no work of its own. */
let runs = 0;
export default app("Board", { rooms: "named" }, (ui) => {
  runs += 1;
  const level = ui.slider("Level", { min: 0, max: 1_000_000, value: 0, step: 1 });
  ui.metric("Level", level, { help: String(runs) });
  for (let n = 0; n < 98; n++) ui.text(`Line ${n} of a page that a team has open`);
});
