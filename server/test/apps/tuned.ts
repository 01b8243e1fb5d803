import { app, config } from "tutti";

/** Says what it was told in its server's settings. */
export default app("Tuned", (ui) => {
  ui.metric("Limit", config.get("limit", 10));
  ui.text(`region ${config.get("region")}`);
});
