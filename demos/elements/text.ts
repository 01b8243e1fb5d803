import { app } from "tutti";

const letter = "Prices <b>without</b> tax, as of **today**";

export default app("As it is", (ui) => {
  ui.text(letter);   // neither HTML nor Markdown: every character is shown
  ui.text(1_204.5);
  ui.text(true, { help: "What is no text is printed." });
});
