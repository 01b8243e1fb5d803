import { app } from "tutti";

const search = (word: string, signal: AbortSignal): Promise<string> => new Promise((resolve, reject) => {
  const timer = setTimeout(() => resolve(`${word.length * 7} hits for “${word}”`), 300);
  signal.addEventListener("abort", () => { clearTimeout(timer); reject(new Error("No longer asked for")); });
});

export default app("Search", async (ui) => {
  const word = ui.textInput("Search for", { value: "harbour", type: "search" });
  // Whoever types on makes this run void, and what it had begun is called off.
  ui.text(await search(word, ui.signal));
});
