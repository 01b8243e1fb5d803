import { existsSync } from "node:fs";
import { app } from "tutti";

/** Draws once a file is gone: as long as a test wants. */
export default app("Held", async (ui) => {
  while (existsSync(process.env["TUTTI_TEST_HELD"] ?? "")) await new Promise((resolve) => setTimeout(resolve, 10));
  ui.text("Drawn");
});
