import { app } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export default app("Index", async (ui) => {
  const start = ui.button("Build the index", { kind: "primary" });
  const bar = ui.progress(0, "Not begun");
  if (!start) return;
  for (let file = 1; file <= 40; file += 1) {
    await wait(50);
    bar.update(file / 40, `${file} of 40 files`);   // seen by everybody
  }
});
