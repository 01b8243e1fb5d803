import { app, page } from "tutti";

export default app("Order a lunch", (ui) => {
  const dish = ui.state("dish", "");
  const choose = page("Choose", (p) => {
    const wish = p.radio("Dish", ["Soup", "Curry", "Salad"]);
    if (p.button("Order", { kind: "primary" })) {
      dish.set(wish);
      p.switchPage(thanks);   // whoever pressed goes on; the others stay where they are
    }
  });
  const thanks = page("Thank you", (p) => {
    p.success(`${dish.value} is on its way.`);
    p.pageLink(choose, { label: "Order something else" });
  }, { hidden: true });
  ui.pages([choose, thanks], { position: "top" });
});
