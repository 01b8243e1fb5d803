import { app } from "tutti";

/** A script that throws when it is asked to. */
export default app("Broken", { rooms: "named" }, (ui) => {
  ui.text("This stands before the mistake");
  if (ui.toggle("Fail")) throw new Error("The harvest table is empty");
  ui.text("This stands after it");
});
