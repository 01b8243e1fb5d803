import { app } from "tutti";

export default app("Who speaks when", (ui) => {
  ui.metric("In the room", ui.people.length);
  ui.table(ui.people.map(({ name, role }, n) => ({ place: n + 1, name, role })));
});
