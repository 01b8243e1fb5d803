import { app } from "tutti";

/** What several people write and move at once, each with what the script made of it. */
export default app("Desk", { rooms: "named" }, (ui) => {
  const sql = ui.codeEditor("Query", { language: "sql", value: "select city\nfrom sights", problems: (code) => (code.includes("sights") ? [] : [{ line: 2, column: 6, message: "There is no such table" }]) });
  ui.text(`Query has ${sql.length} characters`);
  const live = ui.codeEditor("Notebook", { language: "python", run: "live" });
  ui.text(`Notebook says ${live}`);
  const minutes = ui.richText("Minutes", { value: "# Minutes\n\nWho is here", placeholder: "What was said" });
  ui.text(`Minutes are ${JSON.stringify(minutes.markdown)}`);
  const plan = ui.richText("Plan", { value: "| What | Who |\n| --- | --- |\n| Tar | |\n\n- [ ] Buy tar" });
  ui.text(`Plan is ${JSON.stringify(plan.markdown)}`);
  const name = ui.textInput("Name", { run: "commit" });
  ui.text(`Name is ${name}`);
  const remark = ui.textArea("Remark", { run: "commit" });
  ui.text(`Remark is ${remark}`);
  const day = ui.slider("Day", { min: "2026-05-01", max: "2026-05-31", value: "2026-05-10" });
  ui.text(`Day is ${day}`);
  const town = ui.select("Town", ["Lima", "Oslo"], { newOptions: true });
  ui.text(`Town is ${town}`);
  const cards = ui.kanban("Tasks", ["To do", "Doing", "Done"], { cards: [{ title: "Tune", column: "To do" }, { title: "Print", column: "To do" }] });
  ui.text(`Tasks are ${cards.map((card) => `${card.title} ${card.column}`).join(", ")}`);
});
