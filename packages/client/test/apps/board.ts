import { app } from "tutti";

/** A little of everything that is synced: values, a set, a text, a click, a form, something private. */
export default app("Board", (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12, key: "months" });
  ui.metric("Twice", months * 2);
  ui.multiselect("Tags", ["red", "green", "blue"], { key: "tags" });
  ui.textArea("Notes", { key: "notes", value: "First words" });
  const clicks = ui.state("clicks", 0);
  if (ui.button("Count", { key: "count" })) clicks.set(clicks.value + 1);
  ui.metric("Clicks", clicks.value);
  ui.private((mine, me) => {
    mine.text(`Only ${me.name} sees this`);
    mine.checkbox("Mine", { key: "mine" });
  });
});
