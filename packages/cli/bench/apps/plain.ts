import { app } from "tutti";

/** A page as a reader first meets it: words, a slider and a metric, without charts, tables and editors. */
export default app("Plain", { rooms: "named" }, (ui) => {
  ui.title("A plain page");
  const level = ui.slider("Level", { min: 0, max: 100, value: 0 });
  ui.metric("Level", level);
});
