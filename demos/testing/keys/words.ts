import { app } from "tutti";

/** Each input for words, each button, each box that opens, and what came of it. */
export default app("Words by keys", (ui) => {
  const pressed = ui.state("pressed", "");
  const name = ui.textInput("Name");
  const mail = ui.textInput("Mail", { type: "email", run: "commit" });
  const note = ui.textArea("Note");
  const query = ui.codeEditor("Query", { language: "sql" });
  const minutes = ui.richText("Minutes").text;
  if (ui.button("Go")) pressed.set("Go");
  const chosen = ui.menuButton("File", ["Copy", "Move"]);
  if (chosen) pressed.set(`File, ${chosen.option}`);
  ui.expander("More").text("What is in the box");
  const [first, second] = ui.tabs(["One", "Two"]);
  first.text("In the first");
  second.text("In the second");
  ui.popover("Options").text("What the options are");
  const said = ui.container().chatInput("Say something");
  if (said) pressed.set(`Said ${said.text}`);
  for (const [what, value] of Object.entries({ Name: name, Mail: mail, Note: note, Query: query, Minutes: minutes, Pressed: pressed.value })) ui.text(`${what} is ${JSON.stringify(value)}`);
});
