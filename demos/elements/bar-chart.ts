import { app } from "tutti";

const orders = [
  { product: "Kettle", region: "North", sold: 320 }, { product: "Kettle", region: "South", sold: 210 },
  { product: "Toaster", region: "North", sold: 180 }, { product: "Toaster", region: "South", sold: 260 },
  { product: "Blender", region: "North", sold: 90 }, { product: "Blender", region: "South", sold: 140 },
  { product: "Grill", region: "North", sold: 60 }, { product: "Grill", region: "South", sold: 35 },
];

export default app("What we sold", (ui) => {
  const look = ui.segmented("Bars", ["Side by side", "Stacked", "Shares"]);
  const picked = ui.barChart(orders, {
    x: "product", y: "sold", colour: "region", sort: "-sold", title: "Units sold", select: "points",
    stack: look === "Stacked" ? true : look === "Shares" ? "normalize" : false,
  });
  ui.caption(picked.empty ? "Click a bar to look into it." : `${picked.rows.map(({ product, region }) => `${product} in the ${region}`).join(", ")}: chosen by ${picked.by.length}`);
});
