import { app } from "tutti";

const DAY = 24 * 60 * 60 * 1000;

export default app("Holiday", (ui) => {
  const [from, to] = ui.dateInput("Away", { value: ["2027-07-05", "2027-07-16"], min: "2027-01-01", max: "2027-12-31" });
  const decided = ui.dateInput("Decided on", { value: null });
  ui.metric("Days", (Date.parse(to) - Date.parse(from)) / DAY + 1);
  ui.caption(decided === null ? "Nobody has decided yet." : `Decided on ${decided}`);
});
