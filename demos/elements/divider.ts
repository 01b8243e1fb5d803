import { app } from "tutti";

export default app("Two shifts", (ui) => {
  ui.subheader("Early");
  ui.text("Ana, Bilal");
  ui.divider();
  ui.subheader("Late");
  ui.text("Chen");
});
