import { app } from "tutti";

export default app("Recipe", (ui) => {
  const people = ui.numberInput("For how many", { min: 1, max: 40, value: 4 });
  const budget = ui.numberInput("Budget, if there is one", { value: null, placeholder: "None", format: { style: "currency", currency: "EUR" } });
  ui.metric("Flour", people * 125, { format: { unit: "g" } });
  if (budget !== null && budget < people * 2) ui.warning("That will not do for everybody.");
});
