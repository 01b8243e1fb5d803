import { app } from "tutti";

export default app("Order", (ui) => {
  const sent = ui.toggle("The order is sent", { value: true });
  if (sent) ui.success("The bakery begins at *four*.", { title: "Sent" });
});
