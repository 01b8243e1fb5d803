import { app } from "tutti";

export default app("A note", (ui) => {
  const note = ui.form("note", (form) => {
    const text = form.textArea("Note", { value: "The pier needs tar." });
    const row = form.container({ horizontal: true });
    row.submitButton("Keep as draft");
    row.submitButton("Publish", { kind: "primary" });
    // What the form returns says which of the two it was, until the next submit.
    return { text, published: form.pressed === "Publish" };
  });
  if (note) ui.info(note.text, { icon: note.published ? "check" : "pencil" });
  ui.caption(note === undefined ? "Nobody has sent it yet." : note.published ? "Published." : "Kept as a draft.");
});
