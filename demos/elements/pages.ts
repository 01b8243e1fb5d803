import { app, page } from "tutti";

const orders = [
  { id: "A-100", region: "EMEA", total: 420 }, { id: "A-101", region: "APAC", total: 95 },
  { id: "A-102", region: "EMEA", total: 1310 }, { id: "A-103", region: "APAC", total: 260 },
];

export default app("Sales", (ui) => {
  // What stands around the pages is on all of them, and its values are everybody's.
  const region = ui.sidebar.select("Region", ["EMEA", "APAC"]);
  const shown = orders.filter((order) => order.region === region);

  const overview = page("Overview", (p) => {
    p.title("Overview");
    p.metric("Revenue", shown.reduce((sum, order) => sum + order.total, 0));
    p.pageLink(list, { icon: "table" });
  }, { icon: "chart" });

  const list = page("Orders", (p) => {
    p.title("Orders");
    p.table(shown);
    if (p.button("Back to the overview")) p.switchPage(overview);
  }, { icon: "table" });

  ui.pages([overview, list]);
});
