import { appendFileSync } from "node:fs";
import { app } from "tutti";

/** A room with a value, a set, a text, what each person alone sees, a table; and a script that would do harm if it were run for nothing. */
export default app("Past", (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  const fruits = ui.multiselect("Fruits", ["Apple", "Cherry"]);
  const runs = ui.state("runs", 0);
  if (months === 5) runs.set(1);
  ui.metric("Twice", months * 2);
  ui.text(`Fruits: ${fruits.join()}`);
  ui.textArea("Notes");
  ui.toast("A run");
  ui.dataframe(Array.from({ length: 3_000 }, (_, n) => ({ n, month: months })));
  if (ui.button("Effect")) appendFileSync(process.env["APPEND_TO"] ?? "/dev/null", "x");
  ui.private((mine, me) => {
    mine.text(`Only ${me.name} sees this`);
  });
});
