import { app } from "tutti";

export default app("Room booking", (ui) => {
  const booking = ui.form("booking", (form) => {
    const room = form.select("Room", ["Library", "Workshop", "Garden"]);
    const people = form.numberInput("People", { min: 1, max: 40, value: 6 });
    form.submitButton("Book", { kind: "primary" });
    return `${room} for ${people}`;
  });
  // Everybody fills in the same draft; it counts once somebody submits.
  ui.text(booking === undefined ? "Nothing is booked." : `Booked: ${booking}.`);
});
