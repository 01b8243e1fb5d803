import { app } from "tutti";

export default app("Report", (ui) => {
  const city = ui.select("City", ["Oslo", "Bergen"], { value: null, placeholder: "Choose one" });
  if (city === undefined) {
    ui.info("Choose a city to go on.");
    ui.stop();   // nothing below is drawn
  }
  ui.title(`Visitors of ${city}`);
  ui.metric("March", city === "Oslo" ? 1_204 : 618);
});
