import { app } from "tutti";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export default app("Forecast", async (ui) => {
  const slot = ui.empty();
  if (ui.toggle("Ask the weather service")) {
    slot.skeleton({ height: 104 });   // as high as what will stand there: nothing jumps
    await wait(800);
    slot.metric("Tomorrow", 17, { format: { unit: "°C" }, border: true });
  } else {
    slot.skeleton({ height: 104 });
  }
});
