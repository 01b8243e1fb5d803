import { app } from "tutti";

export default app("Loan", (ui) => {
  const euros = ui.slider("Amount", { min: 1_000, max: 50_000, step: 500, value: 12_000, run: "drag", format: { style: "currency", currency: "EUR", digits: 0 } });
  const [from, to] = ui.slider("Months", { min: 6, max: 84, value: [24, 48], format: "%d months" });
  const open = ui.slider("First payment", { min: "2027-01-01", max: "2027-06-30", value: "2027-02-01" });
  ui.text(`From ${(euros / to).toFixed(0)} to ${(euros / from).toFixed(0)} euros a month, beginning on ${open}.`);
});
