import { app } from "tutti";

/** A room that a program takes part in: values, presses, a form, a table, and something of one's own. */
export default app("Counter", async (ui) => {
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  const presses = ui.state("presses", 0);
  const orders = ui.state<string[]>("orders", []);
  ui.metric("Twice", months * 2);
  const pressed = ui.button("Press");
  if (pressed) {
    presses.update((n) => n + 1);
    ui.state("by", "").set(pressed.by.name);
    ui.room.broadcast("pressed", { by: pressed.by.name });
  }
  ui.metric("Presses", presses.value);
  const told = ui.state("told", "");
  if (ui.button("Branch")) told.set(await ui.room.fork("Tea party"));
  if (ui.button("Recent")) told.set((await ui.room.history({ limit: 2 })).map(({ by, key, before, after }) => `${by?.name}: ${key} ${before} to ${after}`).join());
  ui.caption(told.value);
  ui.form("order", (form) => {
    const what = form.textInput("What");
    form.submitButton("Order");
    return what;
  }, { onSubmit: (what) => orders.update((before) => [...before, what]) });
  ui.text(`Orders: ${orders.value.join(", ")}`);
  ui.dataframe({ n: Array.from({ length: 3_000 }, (_, n) => n), name: Array.from({ length: 3_000 }, (_, n) => `Row ${n}`) }, { label: "Rows" });
  ui.private((mine) => mine.text(`For ${mine.me.name}`));
});
