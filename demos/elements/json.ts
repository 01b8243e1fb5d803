import { app } from "tutti";

const order = {
  id: 4711, placed: new Date("2026-03-14T09:26:53Z"), paid: true,
  lines: [{ article: "Tea", amount: 12, price: 3.5 }, { article: "Oats", amount: 4, price: 2.25 }],
};

export default app("Order", (ui) => {
  ui.json(order, { label: "An order", expanded: 2 });
});
