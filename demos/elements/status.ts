import { app } from "tutti";

const steps = ["Fetched 3 files", "Joined them", "Counted 20,000 rows"];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export default app("Import", async (ui) => {
  const start = ui.button("Import", { kind: "primary" });
  const box = ui.status(start ? "Importing" : "Imported yesterday", { state: start ? "running" : "complete", expanded: true });
  for (const step of steps) {
    if (start) await wait(400);
    box.text(step);
  }
  if (start) box.update({ label: "Imported", state: "complete" });
});
