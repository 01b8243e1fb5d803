import { app, connect } from "tutti";

const db = connect("trips");

export default app("Databases", async (ui) => {
  const least = ui.slider("Least", { min: 0, max: 100, value: 0 });
  ui.metric("Trips", (await db.sql<{ n: number }>`SELECT count(*) AS n FROM trips WHERE length >= ${least}`.first())?.n ?? -1);
  ui.dataframe(await db.table("trips"), { key: "trips" });
  ui.text(`environment: ${process.env["TUTTI_CONNECTIONS"] ?? "nothing"}`);
});
