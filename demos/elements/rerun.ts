import { app } from "tutti";

export default app("Countdown", (ui) => {
  const left = ui.state("left", 3);
  if (ui.button("Step", { disabled: left.value === 0 })) {
    left.update((n) => n - 1);
    ui.rerun();   // from the top at once, with the new number
  }
  if (left.value === 0) ui.success("Off it goes.");
  else ui.metric("Steps left", left.value);
});
