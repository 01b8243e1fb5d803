import { app } from "tutti";

// People make rooms of this app and name them: a team has one, another team has another.
export default app("Stand-up", { rooms: "named" }, (ui) => {
  ui.title(`Stand-up of ${ui.room.id}`);
  ui.textArea("Since yesterday");
  // Whoever is here now hears it: components, programs, and the page around an embedded app.
  const ring = ui.button("Next, please", { icon: "🔔" });
  if (ring) ui.room.broadcast("next", { by: ring.by.name });
});
