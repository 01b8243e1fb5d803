import { app } from "tutti";

export default app("Target", (ui) => {
  const sold = ui.counter("Tickets sold", { value: 97 });
  ui.progress(Math.min(1, sold / 100), `${sold} of 100`);
  if (ui.button("We have made it", { disabled: sold < 100 })) ui.balloons();   // over everybody's page
});
