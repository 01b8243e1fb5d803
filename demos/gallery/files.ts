import type { Ui } from "tutti";

/** Files that people bring: one, many, pictures, in a form, each person's own, and closed. */
export function files(ui: Ui): void {
  const [left, right] = ui.columns(2, { gap: "large" });
  left.subheader("Files");
  const scores = left.fileUpload("Scores", { many: true, types: [".pdf", ".txt", ".csv"], maxSize: "10MB", help: "Everybody sees what anybody brings." });
  left.caption(scores.length === 0 ? "Nobody has brought a score." : scores.map((file) => `${file.name} (${file.type})`).join(", "));
  const poster = left.fileUpload("Poster", { types: ["image/*"], maxSize: "20MB" });
  if (poster) left.image(poster.url, { alt: "The poster that was brought", caption: poster.name, width: 240 });
  right.subheader("In a form, one's own, and closed");
  const sent = right.form("programme", (form) => {
    const text = form.fileUpload("Programme", { types: [".txt", ".md"] });
    form.submitButton("Hand in");
    return text?.name;
  }, { clearOnSubmit: true });
  right.caption(sent === undefined ? "Nothing is handed in." : `${sent} is handed in.`);
  right.private((mine) => {
    const note = mine.fileUpload("For your eyes only", { key: "own-file" });
    mine.caption(note ? `${note.name} is yours alone.` : "What is brought here, nobody else sees.");
  });
  right.private((mine) => {
    const photo = mine.cameraInput("A photo of yourself", { key: "photo" });
    const voice = mine.audioInput("A word of yours", { key: "voice" });
    mine.caption(photo || voice ? "What a camera or microphone takes is yours alone." : "Your browser asks you first.");
  });
  right.audioInput("A word to all", { shared: true });
  right.cameraInput("The stage, closed", { shared: true, disabled: true });
  right.fileUpload("Closed for now", { disabled: true, key: "closed-file" });
}
