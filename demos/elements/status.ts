import { app } from "tutti";

const steps = ["Fetched 3 files", "Joined them", "Counted 20,000 rows"];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export default app("Import", async (ui) => {
  const start = ui.button("Import again", { kind: "primary" });
  const box = ui.status("Import of the orders", { state: start ? "running" : "complete", expanded: true });
  for (const step of steps) {
    if (start) await wait(400);
    box.text(step);
  }
  box.update({ state: "complete" });
});
