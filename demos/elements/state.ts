import { app } from "tutti";

const LAPS = 12;

export default app("Relay", (ui) => {
  const laps = ui.state<readonly string[]>("laps", []);   // JSON, the room's
  const next = ui.button("A lap is done", { kind: "primary", disabled: laps.value.length >= LAPS });
  if (next) laps.update((names) => [...names, next.by.name]);
  ui.progress(laps.value.length / LAPS, `${laps.value.length} of ${LAPS} laps`);
  if (ui.button("Begin anew", { disabled: laps.value.length === 0 })) laps.set([]);
});
