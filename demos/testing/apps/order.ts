import { app } from "tutti";

/** A form that several people fill in; the first submit of a generation counts. */
export default app("Order", { rooms: "named" }, (ui) => {
  const count = ui.state("orders", 0);
  const sent = ui.form("order", (form) => {
    const amount = form.slider("Amount", { min: 0, max: 10, value: 1 });
    const who = form.textInput("For whom");
    form.submitButton("Order");
    return { amount, who };
  }, { onSubmit: () => count.update((n) => n + 1) });
  ui.metric("Orders", count.value);
  ui.text(sent ? `Ordered ${sent.amount} for ${sent.who}` : "Nothing ordered yet");
});
