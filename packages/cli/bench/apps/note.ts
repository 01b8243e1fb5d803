import { app } from "tutti";

/** A note that many type into at once. The script reads its length, so that each run is a real one. */
export default app("Note", { rooms: "named" }, (ui) => {
  const text = ui.textArea("Note");
  ui.metric("Characters", text.length);
});
