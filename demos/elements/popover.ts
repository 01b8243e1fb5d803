import { app } from "tutti";

const orders = [
  { id: "A-100", country: "NO", total: 420 }, { id: "A-101", country: "PT", total: 95 },
  { id: "A-102", country: "NO", total: 1310 }, { id: "A-103", country: "DE", total: 260 },
];

export default app("Orders", (ui) => {
  const filters = ui.popover("Filters", { icon: "search" });
  const countries = filters.pills("Countries", ["NO", "PT", "DE"], { many: true, value: ["NO", "PT", "DE"] });
  const least = filters.slider("At least", { min: 0, max: 1000, step: 50 });
  ui.table(orders.filter((order) => countries.some((country) => country === order.country) && order.total >= least));
});
