import { app } from "tutti";

/** Draws two widgets with one key. */
export default app("Twins", (ui) => {
  ui.textInput("Name");
  ui.textInput("Name");
});
