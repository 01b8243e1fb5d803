import { app } from "tutti";

export default app("Minutes", (ui) => {
  const minutes = ui.textArea("Minutes", { value: "Bread comes at six.\nThe oven is *mended*.", height: 120, help: "Everybody writes at once; carets carry names." });
  ui.markdown(minutes);
  ui.caption(`${minutes.split(/\s+/).filter(Boolean).length} words`);
});
