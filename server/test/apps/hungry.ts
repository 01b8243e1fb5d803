import { app, task } from "tutti";
import type fill from "./tasks/fill.ts";

export default app("Hungry", async (ui) => {
  const n = ui.slider("N", { min: 0, max: 9, value: 1 });
  ui.metric("Twice", n * 2);
  if (n === 5) await task<typeof fill>(new URL("./tasks/fill.ts", import.meta.url), n);
});
