import { app } from "tutti";

export default app("Approval", (ui) => {
  const decided = ui.state("decided", "Nothing is decided.");
  let answer = "";
  const note = ui.form("approval", (form) => {
    const text = form.textInput("Note");
    const row = form.container({ horizontal: true });
    // Each is true in the run that carries its press, and in no other.
    if (form.submitButton("Approve", { kind: "primary", icon: "check" })) answer = "Approved";
    if (form.submitButton("Refuse")) answer = "Refused";
    row.caption("Everybody sees the draft; one of you sends it.");
    return text;
  });
  if (answer) decided.set(`${answer}: ${note}`);
  ui.info(decided.value);
});
