import { app, connect } from "tutti";

const db = connect({ kind: "duckdb" });

/** The same million rows, all of them handed to the page as one Arrow table. */
export default app("Whole", { rooms: "named" }, async (ui) => {
  ui.dataframe(await db.sql`SELECT range AS id, range * 7919 % 1000003 AS amount, 'customer ' || (range % 5000) AS customer, range % 97 / 97.0 AS share FROM range(1000000)`.arrow(), { label: "Rows" });
});
