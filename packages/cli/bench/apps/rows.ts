import { app, connect } from "tutti";

const db = connect({ kind: "duckdb" });

/** A million rows that stay at the database: a page has those that it shows. */
export default app("Rows", { rooms: "named" }, async (ui) => {
  const table = await db.table(db.sql`SELECT range AS id, range * 7919 % 1000003 AS amount, 'customer ' || (range % 5000) AS customer, range % 97 / 97.0 AS share FROM range(1000000)`);
  ui.dataframe(table, { label: "Rows" });
});
