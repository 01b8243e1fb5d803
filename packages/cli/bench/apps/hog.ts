import { app } from "tutti";

/** A script that does harm when it is asked to: it never returns, or never stops filling memory. */
export default app("Hog", { rooms: "named" }, async (ui) => {
  const harm = ui.slider("Level", { min: 0, max: 1_000_000, value: 0, step: 1 });
  ui.metric("Level", harm);
  // The page is shown the metric before the harm begins, so that the bench knows when to measure.
  await new Promise((resolve) => setTimeout(resolve, 50));
  if (harm === 1) for (;;) Math.sqrt(harm);
  if (harm === 2) for (const kept: string[] = []; ; ) kept.push("x".repeat(1_000) + kept.length);
});
