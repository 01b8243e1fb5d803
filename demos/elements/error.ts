import { app } from "tutti";

const TABLES = ["harvest", "weather"];

export default app("Tables", (ui) => {
  const name = ui.textInput("Table", { value: "harvests" });
  if (TABLES.includes(name)) ui.text(`\`${name}\` has 312 rows.`);
  else ui.error(`There is no table \`${name}\`. There are ${TABLES.join(" and ")}.`, { title: "No data" });
});
