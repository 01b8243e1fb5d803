import { app } from "tutti";

const sales = [{ month: "Jan", net: 41, tax: 8 }, { month: "Feb", net: 46, tax: 9 }, { month: "Mar", net: 44, tax: 9 }];

export default app("Sales", (ui) => {
  const gross = ui.toggle("With tax");
  ui.barChart(sales.map(({ month, net, tax }) => ({ month, sales: gross ? net + tax : net })), { x: "month", y: "sales", height: 220 });
});
