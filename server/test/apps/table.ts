import { app } from "tutti";

const rows = Array.from({ length: 2_000 }, (_, n) => ({ n, square: n * n }));

/** A table that is too large for the view itself, one for all and one for each person. */
export default app("Table", { rooms: "each" }, (ui) => {
  ui.slider("Months", { min: 1, max: 24, value: 12 });
  ui.dataframe(rows);
  ui.private((mine, me) => {
    mine.dataframe(rows.map((row) => ({ ...row, for: me.name })));
  });
});
