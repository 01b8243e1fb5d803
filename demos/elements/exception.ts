import { app } from "tutti";

const settings = '{ "limit": 12, }';

export default app("Settings", (ui) => {
  try {
    ui.json(JSON.parse(settings));
  } catch (error) {
    ui.exception(error);   // shown as one that ends the script, but the script goes on
  }
  ui.text("What comes after it is drawn all the same.");
});
