import { app } from "tutti";

const QUERY = `select origin, avg(delay) as delay
from flights
group by origin
order by delay desc;`;

export default app("Query", (ui) => {
  ui.code(QUERY, { language: "sql", lineNumbers: true });
  ui.caption("A button in its corner copies it.");
});
