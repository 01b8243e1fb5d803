import { app, cacheData, cacheResource } from "tutti";

/** What this process has done, counted by itself. */
const own = { calls: 0, loaded: 0, kept: 0 };

const load = cacheData((word: string) => {
  own.loaded++;
  return `${word}, and a value-canary`;
}, { name: "load <all>" });

const kept = cacheData(function keep(word: string) {
  own.kept++;
  return word.length;
}, { persist: true });

const line = cacheResource((word: string) => ({ word }), { name: "line" });

export default app("Measured", async (ui) => {
  ui.slider("Again", { min: 0, max: 20, value: 0 });
  own.calls++;
  await Promise.all([load("argument-canary"), kept("argument-canary"), line("argument-canary")]);
  ui.metric("Calls", own.calls);
  ui.metric("Loaded", own.loaded);
  ui.metric("Kept", own.kept);
});
