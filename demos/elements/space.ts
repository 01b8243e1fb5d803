import { app } from "tutti";

export default app("Room to breathe", (ui) => {
  ui.metric("Guests", 214);
  ui.space("large");   // or a number of CSS pixels
  ui.metric("Chairs", 220);
});
