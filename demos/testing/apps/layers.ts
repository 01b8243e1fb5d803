import { app } from "tutti";

/** A dialog with everything in it that opens something of its own, or that Escape takes back. */
export default app("Layers", (ui) => {
  const layers = ui.dialog("Layers", (d) => {
    d.textInput("Plain", { help: "**Bold** help" });
    d.popover("More").checkbox("Inside");
    d.menuButton("Menu", ["One", "Two"]);
    d.select("Found", ["Lima", "Oslo"], { search: true });
    d.multiselect("Several", ["Lima", "Oslo"]);
    d.numberInput("Amount", { value: 3 });
    d.dataframe([{ place: "Lima" }], { label: "Places" });
    d.dataEditor([{ place: "Lima" }], { label: "Edited" });
    d.kanban("Board", ["To do"], { cards: [{ title: "Tune", column: "To do" }] });
  });
  if (ui.button("Open")) layers.open();
  ui.markdown("## שלום Tutti!\n\nשלום Tutti!\n\n- שלום Tutti!\n- Tutti שלום!");
  ui.textArea("Words");
});
