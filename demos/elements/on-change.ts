import { app } from "tutti";

export default app("Thermostat", (ui) => {
  const log = ui.state<readonly string[]>("log", []);
  ui.slider("Degrees", {
    min: 15, max: 25, value: 20,
    // Called before the script, with who did it.
    onChange: (degrees, { by, previous }) => log.update((lines) => [...lines, `${by?.name ?? "Somebody"}: ${previous} → ${degrees}`].slice(-5)),
  });
  for (const line of log.value) ui.text(line);
});
