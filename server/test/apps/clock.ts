import { app } from "tutti";

/** A room that the clock works in. */
export default app("Clock", {
  timers: {
    beat: {
      every: 1,
      run: async (rooms) => {
        const room = await rooms.open();
        const beats = room.state("beats");
        room.setState("beats", (typeof beats === "number" ? beats : 0) + 1);
      },
    },
    fails: {
      every: 1,
      run: () => {
        throw new Error("no paper");
      },
    },
  },
}, (ui) => {
  ui.metric("Beats", ui.state("beats", 0).value);
});
