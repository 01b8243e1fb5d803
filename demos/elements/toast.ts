import { app } from "tutti";

export default app("Coffee", (ui) => {
  const ready = ui.button("Coffee is ready");
  if (ready) ui.toast(`${ready.by.name} has made coffee`);   // to everybody in the room
  const reminded = ui.button("Remind me");
  if (reminded) ui.toast("The oven is on", { to: reminded.by, seconds: 10 });
});
