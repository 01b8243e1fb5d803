import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { app } from "tutti";

/** What is told to a test that no room shows. */
const note = (line: string): void => appendFileSync(join(process.env["TUTTI_FILES"] ?? ".", "..", "..", "told.txt"), `${line}\n`);

/** A room that other services work in. */
export default app("Outside", {
  webhooks: {
    order: {
      secret: ["an old secret of sixteen", "whsec_bm90IGEgc2VjcmV0LCBidXQgbG9uZyBlbm91Z2g="],
      seconds: 60,
      on: async (event, rooms) => {
        const room = await rooms.open();
        room.setState("last", event.body ?? event.text);
        room.slider("Months").set(7);
        room.button("Press").click();
        await room.settled();
        note(`order ${event.id} by ${room.who.name}`);
      },
    },
    look: { secret: "an old secret of sixteen", role: "viewer", seconds: 60, on: async (_, rooms) => (await rooms.open()).slider("Months").set(9) },
    throws: {
      secret: "an old secret of sixteen", seconds: 60,
      on: (event) => {
        note(`throws ${event.id}`);
        throw new Error("the shelf is empty");
      },
    },
    hangs: { secret: "an old secret of sixteen", seconds: 1, on: () => new Promise(() => undefined) },
    spins: {
      secret: "an old secret of sixteen", seconds: 1,
      on: () => {
        for (;;);
      },
    },
  },
}, (ui) => {
  ui.slider("Months", { min: 1, max: 24, value: 12 });
  const presses = ui.state("presses", 0);
  const pressed = ui.button("Press");
  if (pressed) {
    presses.update((n) => n + 1);
    ui.state("by", "").set(pressed.by.name);
  }
  ui.metric("Presses", presses.value);
});
