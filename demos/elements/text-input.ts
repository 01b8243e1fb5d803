import { app } from "tutti";

export default app("Booking", (ui) => {
  const name = ui.textInput("Name of the party", { placeholder: "Moreau", maxChars: 40 });
  const mail = ui.textInput("E-mail", { type: "email", placeholder: "ana@example.org" });
  const code = ui.textInput("Code of the voucher", { value: "AB-12", validate: { pattern: /^[A-Z]{2}-\d{2}$/, message: "Two capitals, a dash and two digits." } });
  ui.text(name === "" ? "For whom is it?" : `A table for ${name}, confirmed to ${mail || "nobody yet"}, with ${code}.`);
  ui.private((mine) => {
    // Its person's alone, and kept nowhere: nobody else sees that it is typed.
    const pin = mine.textInput("PIN of your card", { type: "password", fill: "current", maxChars: 12 });
    if (pin !== "") mine.text("Thank you. We forget it when you leave.");
  });
});
