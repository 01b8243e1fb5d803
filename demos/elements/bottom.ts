import { app } from "tutti";

export default app("Notes of the shift", (ui) => {
  const notes = ui.state<readonly string[]>("notes", ["06:10 Line 2 started with the new film."]);
  for (const note of notes.value) ui.text(note);

  // It stays in sight at the bottom edge, however long the list grows.
  const row = ui.bottom.form("note", (form) => {
    const text = form.textInput("Note for the next shift");
    form.submitButton("Add", { kind: "primary" });
    return text;
  }, { border: false, clearOnSubmit: true, onSubmit: (text) => notes.update((list) => [...list, text]) });
  if (row !== undefined) ui.caption(`Last note: ${row}`);
});
