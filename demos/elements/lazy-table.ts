import { app, column, lazyTable } from "tutti";

// A million numbers, which stay with the script: pages ask for the rows that they show.
const squares = lazyTable({
  n: Int32Array.from({ length: 1_000_000 }, (_, n) => n),
  root: Float64Array.from({ length: 1_000_000 }, (_, n) => Math.sqrt(n)),
});

export default app("Roots", (ui) => {
  ui.dataframe(squares, { label: "Roots", hideIndex: true, height: 320, columns: { root: column.number({ label: "Root", format: "%.4f" }) } });
});
