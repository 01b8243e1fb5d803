import { app } from "tutti";
import { prober } from "./prober.ts";
import { rows } from "./rows.ts";
import { trouble } from "./trouble.ts";

/** Components that fail, and one that tries to get out. */
export default app("Trouble", (ui) => {
  const heard = ui.state("heard", 0);
  ui.text(`Heard ${heard.value}`);
  ui.slider("Beside", { min: 0, max: 10, value: 1 });
  const first = ui.component(trouble, "First", { value: 1 });
  ui.text(`First says ${first}`);
  ui.component(trouble, "Second", { value: 1 });
  ui.component(trouble, "Third", { value: 1, props: { inMount: true } });
  ui.component(rows, "Rows", { tables: { few: [{ n: 1 }, { n: 2 }], many: Array.from({ length: 4_000 }, (_, n) => ({ n, name: `row ${n}` })) } });
  const found = ui.component(prober, "Prober", { value: [], on: { told: ({ n }) => heard.update((before) => before + n) } });
  ui.text(`Prober found ${found.length}`);
  if (ui.checkbox("Off")) ui.component(trouble, "Fourth", { value: 1, disabled: true });
});
