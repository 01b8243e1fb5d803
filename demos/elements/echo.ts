import { app } from "tutti";

export default app("How it is counted", (ui) => {
  const words = ui.textArea("Text", { value: "the rain in the plain" });
  const counted = ui.echo(() => {
    // This runs, and is shown as it stands here.
    const counts = new Map<string, number>();
    for (const word of words.split(/\s+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].map(([word, times]) => ({ word, times }));
  });
  ui.table(counted);
});
