import { app, connect } from "tutti";

const db = connect("orders");

/** What changes the room, what changes the world outside, and what only those may see who may change the room it is of. */
export default app("Explored", {
  webhooks: { enter: { secret: "sixteen letters, or more", seconds: 60, on: async ({ text }, rooms) => (await rooms.open(text)).slider("Months").set(9) } },
}, async (ui) => {
  ui.metric("Explores", ui.room.exploration ? "yes" : "no");
  const months = ui.slider("Months", { min: 1, max: 24, value: 12 });
  const presses = ui.state("presses", 0);
  if (ui.button("Count")) presses.update((n) => n + 1);
  if (ui.button("Order")) {
    await db.write`INSERT INTO orders VALUES (${months})`;
    presses.update((n) => n + 10);
  }
  ui.metric("Presses", presses.value);
  ui.metric("Twice", months * 2);
  ui.slider("Limit", { min: 0, max: 10, value: 1, editableBy: "owner" });
  ui.fileUpload("Papers", { key: "papers" });
  ui.private((mine, me) => {
    mine.text(me.role === "editor" ? "CANARY-editors" : `For ${me.role}s`);
  });
});
