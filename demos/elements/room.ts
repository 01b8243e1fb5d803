import { app } from "tutti";

// People make rooms of this app and name them: a team has one, another team has another.
export default app("Stand-up", { rooms: "named" }, async (ui) => {
  ui.title(`Stand-up of ${ui.room.id}`);
  ui.textArea("Since yesterday");
  // Whoever is here now hears it: components, programs, and the page around an embedded app.
  const ring = ui.button("Next, please", { icon: "users" });
  if (ring) ui.room.broadcast("next", { by: ring.by.name });
  // A branch of the room as it is now, in the name of whoever pressed.
  const branch = ui.state("branch", "");
  if (ui.button("Try something")) branch.set(await ui.room.fork("Try something"));
  if (branch.value) ui.link("To the branch", `/${branch.value}`);
  const last = await ui.room.history({ limit: 5 });
  ui.table(last.map(({ at, by, key }) => ({ when: at, who: by?.name ?? "the app", what: key })));
});
