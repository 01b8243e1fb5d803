import { app } from "tutti";

/** Passwords: one person's own, and one that is handed over with a form. */
export default app("Vault", (ui) => {
  ui.private((mine) => {
    const token = mine.textInput("Token", { type: "password", key: "token" });
    mine.metric("Own", token.length);
  });
  const sent = ui.form("login", (f) => {
    const name = f.textInput("Name", { key: "name" });
    const word = f.textInput("Password", { type: "password", key: "word" });
    f.submitButton("Go", { key: "go" });
    return `${name} ${word.length}`;
  });
  ui.metric("Sent", sent ?? "none");
});
