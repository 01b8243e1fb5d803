import { app } from "tutti";

const PRESETS = { Small: 10, Large: 60 };

export default app("Presets", (ui) => {
  const row = ui.container({ horizontal: true });
  for (const [name, guests] of Object.entries(PRESETS)) {
    if (row.button(name)) ui.setValue("guests", guests);   // moves the slider for everybody
  }
  const guests = ui.slider("Guests", { key: "guests", min: 0, max: 80, value: 20 });
  ui.text(`${Math.ceil(guests / 8)} tables`);
});
