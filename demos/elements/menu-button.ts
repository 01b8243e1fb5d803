import { app } from "tutti";

export default app("Report", (ui) => {
  const state = ui.state("state", "a draft");
  const act = ui.menuButton("Report", ["Send to review", "Publish", "Withdraw"], { icon: "copy" });
  if (act) state.set({ "Send to review": "in review", Publish: "published", Withdraw: "a draft" }[act.option]);
  ui.text(`The report is ${state.value}.`);
});
