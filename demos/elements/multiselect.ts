import { app } from "tutti";

const crops = { Barley: 31, Oats: 22, Rye: 17, Wheat: 54 };
const names = ["Barley", "Oats", "Rye", "Wheat"] as const;

export default app("Fields", (ui) => {
  // Two people who add to it at once both keep what they added.
  const sown = ui.multiselect("Sown this year", names, { value: ["Rye", "Wheat"], max: 3, help: "Three fields are free." });
  ui.barChart(sown.map((crop) => ({ crop, yield: crops[crop] })), { x: "crop", y: "yield", horizontal: true, height: 200 });
});
