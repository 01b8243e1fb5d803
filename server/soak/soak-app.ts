import { app } from "tutti";

/** What people do to each other in the soak: values, a set, a text, a table, and a button whose presses are counted. */
export default app("Soak", (ui) => {
  const level = ui.slider("Level", { key: "level", min: 0, max: 999, value: 0 });
  const chosen = ui.multiselect("Chosen", ["a", "b", "c", "d"], { key: "chosen" });
  const note = ui.textArea("Note", { key: "note" });
  const table = ui.dataEditor([{ id: "first", n: 0 }, { id: "second", n: 0 }], { label: "Table", key: "table", rowId: "id", rows: "dynamic" });
  const count = ui.state("count", 0);
  if (ui.button("Count", { key: "count-one" })) count.set(count.value + 1);
  ui.metric("All", level + chosen.length + note.length + table.rows.length + count.value);
});
