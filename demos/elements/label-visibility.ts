import { app } from "tutti";

export default app("Search", (ui) => {
  const row = ui.container({ horizontal: true, align: "end" });
  const word = row.textInput("Search for", { labelVisibility: "collapsed", placeholder: "A street", width: 280 });
  const where = row.select("In", ["Oslo", "Bergen"], { labelVisibility: "collapsed" });
  ui.text(word === "" ? `Nothing is looked for in ${where}.` : `Looking for ${word} in ${where}.`);
});
