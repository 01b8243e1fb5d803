import { app } from "tutti";

const TONS = { Rye: 18, Oats: 7, Barley: 24 };

export default app("Granary", (ui) => {
  const need = ui.slider("Tons that we need of each", { key: "need", min: 0, max: 30, value: 10 });
  for (const [grain, tons] of Object.entries(TONS)) {
    ui.metric(grain, tons, { delta: tons - need });
    // Said once for each need, however often the script runs; people answer it at the slider.
    if (tons < need) ui.comments.post(`There are only **${tons} t** of ${grain}.`, { key: `${grain}-${need}`, on: "need" });
  }
  const open = ui.comments.threads.filter((thread) => !thread.resolved);
  ui.caption(`${open.length} open ${open.length === 1 ? "thread" : "threads"}`);
  if (ui.button("All is settled")) for (const thread of open) ui.comments.resolve(thread.id);
});
