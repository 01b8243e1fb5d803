import { app } from "tutti";

export default app("Delivery", (ui) => {
  const how = ui.radio("How shall it come?", ["Post", "Courier", "Fetched"], { value: "Courier", horizontal: true });
  const price = { Post: 4, Courier: 12, Fetched: 0 }[how];   // `how` is typed "Post" | "Courier" | "Fetched"
  ui.metric("Delivery", price, { format: { style: "currency", currency: "EUR" } });
});
