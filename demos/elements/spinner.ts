import { app } from "tutti";

const ask = (): Promise<number> => new Promise((resolve) => setTimeout(() => resolve(17), 600));

export default app("Forecast", async (ui) => {
  const asked = ui.button("Ask the weather service");
  if (asked) ui.metric("Tomorrow", await ui.spinner("Asking", ask), { format: { unit: "°C" } });
});
