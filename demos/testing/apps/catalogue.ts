import { app } from "tutti";

/** What no demo shows of single elements. */
export default app("Catalogue", (ui) => {
  ui.slider("Volume", { min: 0, max: 10, value: 5 });
  const opened = ui.state("opened", 0);
  ui.private((mine, me) => {
    const token = mine.textInput("Token", { type: "password", key: "token" });
    mine.text(token === "" ? `${me.name} has no token` : `${me.name}'s token has ${token.length} characters`);
  });
  const sent = ui.form("door", (f) => {
    const word = f.textInput("Password", { type: "password" });
    f.submitButton("Open");
    return word.length;
  }, { onSubmit: (length) => { if (length > 0) opened.set(opened.value + 1); } });
  ui.text(`The door was opened ${opened.value} times${sent === undefined ? "" : ", and the form was sent"}`);
});
