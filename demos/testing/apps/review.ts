import { app } from "tutti";

const ORDERS = [
  { id: "A-1", item: "Rye", price: 4.2, month: "Jan" }, { id: "A-2", item: "Oats", price: 3.1, month: "Feb" }, { id: "A-3", item: "Barley", price: 5.6, month: "Mar" },
];

/** What a team speaks of: figures, tables, a chart, something that may go, something private, and a script that has its say. */
export default app("Review", { rooms: "named" }, (ui) => {
  const shows = ui.toggle("Show the forecast", { key: "forecast", value: true });
  ui.metric("Revenue", 1280);
  if (shows) ui.metric("Forecast", 1500);
  const limit = ui.slider("Limit", { key: "limit", min: 0, max: 100, value: 50 });
  if (limit > 90) ui.comments.post(`The limit is **${limit}**: that is a lot.`, { key: "high-limit", on: "limit" });
  ui.barChart(ORDERS, { x: "month", y: "price", title: "Prices" });
  ui.dataframe(ORDERS, { label: "Orders" });
  ui.dataEditor(ORDERS, { label: "Stock" });
  ui.metric("Threads", ui.comments.threads.length);
  ui.text(`Last said: ${ui.comments.threads.at(-1)?.comments.at(-1)?.text ?? "nothing"}`);
  ui.private((mine) => {
    mine.slider("Mine alone", { min: 0, max: 10, value: 1 });
  });
});
