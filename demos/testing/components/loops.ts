import { app } from "tutti";
import { looper } from "./looper.ts";

/** Two isolated components side by side, one with a large table. */
export default app("Loops", (ui) => {
  const n = ui.slider("Beside", { min: 0, max: 10, value: 1 });
  ui.text(`Beside is ${n}`);
  ui.component(looper, "First", { value: 1, tables: { many: Array.from({ length: 40_000 }, (_, row) => ({ row, name: `a name that is long enough for the ${row}th` })) } });
  ui.text(`Second says ${ui.component(looper, "Second", { value: 1 })}`);
});
