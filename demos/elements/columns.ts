import { app } from "tutti";

const stock = { paper: 1_240, ink: 86, film: 12 };

export default app("Stock", (ui) => {
  const [left, right] = ui.columns([1, 2], { gap: "large" });
  const least = left.slider("Order below", { min: 0, max: 500, value: 100, step: 10 });
  left.caption("Columns stand below each other on a telephone.");
  const cells = right.columns(3);
  Object.entries(stock).forEach(([name, pieces], i) => {
    cells[i % 3]?.metric(name, pieces, { delta: pieces - least });
  });
});
