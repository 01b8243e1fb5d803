import { app } from "tutti";

export default app("Compound interest", (ui) => {
  const rate = ui.slider("Rate", { min: 0, max: 0.1, value: 0.04, step: 0.005, format: { style: "percent", digits: 1 } });
  const years = ui.slider("Years", { min: 1, max: 40, value: 18 });
  ui.latex(String.raw`K_{${years}} = K_0 \, (1 + ${rate})^{${years}} = ${((1 + rate) ** years).toFixed(2)} \, K_0`);
});
