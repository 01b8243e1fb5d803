import { app } from "tutti";

export default app("Approval", (ui) => {
  const last = ui.form("approval", (form) => {
    const note = form.textInput("Note");
    const row = form.container({ horizontal: true });
    // `row` lies in the form, so what is drawn on it belongs to the form, too.
    const yes = form.submitButton("Approve", { kind: "primary", icon: "check" });
    const no = form.submitButton("Refuse");
    row.caption("Everybody sees the draft; one of you sends it.");
    return { note, answer: yes ? "Approved" : no ? "Refused" : "" };
  });
  if (last) ui.info(`${last.answer}${last.note ? `: ${last.note}` : ""}`);
});
