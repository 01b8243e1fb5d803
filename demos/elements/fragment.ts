import { app } from "tutti";

export default app("Two clocks", (ui) => {
  ui.caption("Only the part with the clock runs again each second, and the part with the counter when it is pressed.");
  ui.fragment((part) => {
    part.metric("Seconds of the hour", Math.floor(Date.now() / 1_000) % 3_600);
  }, { every: "1s" });
  ui.fragment((part) => {
    const laps = part.counter("Laps");
    part.text(`${laps * 400} metres`);
  });
});
