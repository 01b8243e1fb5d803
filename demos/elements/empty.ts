import { app } from "tutti";

const files = ["orders.csv", "returns.csv", "stock.csv"];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export default app("Import", async (ui) => {
  const start = ui.button("Import the files", { kind: "primary" });
  const slot = ui.empty();
  slot.caption("Nothing was imported yet.");
  if (!start) return;
  for (const file of files) {
    slot.text(`Reading ${file}`);   // takes the place of what was in the slot
    await wait(400);
  }
  slot.success("Three files were imported.");
});
