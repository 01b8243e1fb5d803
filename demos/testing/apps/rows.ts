import { app } from "tutti";

/** A million rows. The scores are a permutation, so that sorting moves every row. */
const COUNT = 1_000_000;
const table = {
  id: Int32Array.from({ length: COUNT }, (_, n) => n),
  score: Int32Array.from({ length: COUNT }, (_, n) => (n * 7_919 + 13) % COUNT),
};

export default app("Rows", (ui) => {
  ui.dataframe(table, { label: "Scores", height: 400 });
});
