import { app } from "tutti";

// Lengths and weights of trout that were caught, measured and let go, in cm and g.
const trout = Array.from({ length: 240 }, (_, i) => {
  const length = 18 + ((i * 7919) % 340) / 10;
  return { river: ["Inn", "Mur", "Ybbs"][i % 3], length, weight: Math.round(length ** 3 * (0.0095 + ((i * 104_729) % 100) / 40_000)) };
});

export default app("Trout", (ui) => {
  const chosen = ui.vegaLite({
    layer: [
      { mark: { type: "point", opacity: 0.7 }, encoding: { color: { field: "river", type: "nominal", title: "River" } } },
      { mark: { type: "line", strokeDash: [4, 4] }, transform: [{ regression: "weight", on: "length", method: "poly", order: 3 }] },
    ],
    encoding: { x: { field: "length", type: "quantitative", title: "Length, cm", scale: { zero: false } }, y: { field: "weight", type: "quantitative", title: "Weight, g" } },
  }, { data: trout, title: "Caught and let go", select: "lasso" });
  ui.caption(chosen.empty ? "Draw around some of them." : `${chosen.rows.length} trout, ${mean(chosen.rows.map((one) => one.weight))} g on average`);
  // A bar stands for all rows in its bin.
  const bins = ui.vegaLite({
    mark: "bar",
    encoding: { x: { field: "length", bin: { maxbins: 12 }, title: "Length, cm" }, y: { aggregate: "count", title: "Trout" }, color: { field: "river", type: "nominal", title: "River" } },
  }, { data: trout, title: "How long they are", select: "points", height: 240 });
  ui.caption(`${bins.rows.length} trout in the bars that are chosen`);
});

const mean = (values: readonly number[]): number => Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
