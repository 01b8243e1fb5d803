import { app, task } from "tutti";
import type meet from "./tasks/meet.ts";

/** Computes on another thread until as many others do so as its slider says. */
export default app("Busy", async (ui) => {
  const n = ui.slider("N", { min: 0, max: 9 });
  if (n > 0) ui.metric("Met", await task<typeof meet>(new URL("./tasks/meet.ts", import.meta.url), { notes: process.env["TUTTI_TEST_NOTES"] ?? "", n }));
});
