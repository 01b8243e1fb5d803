import { app } from "tutti";

export default app("Summary first", (ui) => {
  // Drawn above the slider, and still knows it: by its key.
  ui.metric("Guests", Number(ui.value("guests") ?? 20));
  ui.slider("How many come?", { key: "guests", min: 0, max: 80, value: 20 });
});
