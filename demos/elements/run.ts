import { app } from "tutti";

export default app("Two speeds", (ui) => {
  const level = ui.slider("Runs while it is dragged", { min: 0, max: 100, value: 40, run: "drag" });
  const code = ui.codeEditor("Runs on Ctrl+Enter, or on leaving", { value: "level * 2", language: "javascript", run: "commit" });
  ui.textArea("Never runs the script", { run: "never", height: 80 });
  ui.text(`${level}, and a code of ${code.length} letters`);
});
