import { app, connect, QueryError, type CodeProblem, type Query, type Row, type Ui } from "tutti";
import { dataFile } from "../data.ts";

/** Three million departures of 2001, as they lie in a Parquet file of vega-datasets. */
const db = connect({ kind: "duckdb", files: { flights: dataFile("flights-3m.parquet") } });
const COLUMNS = ["date", "delay", "distance", "origin", "destination"];
const DEFAULT = `SELECT origin, count(*) AS flights, round(avg(delay), 1) AS delay
FROM flights
GROUP BY origin
HAVING flights > 20000
ORDER BY delay DESC`;
/** Whether the file has been opened: the first answer takes some seconds, and the next ones none. */
let opened = false;
/** A chart of more bars than this says nothing. */
const BARS = 25;

export default app("SQL workbench", async (ui) => {
  ui.title("Ask three million flights");
  ui.caption("One query for everybody in the room: write it together, run it, and all see the answer.");
  const [editor, answer] = [ui.container(), ui.container()];
  const query = db.text(String(ui.value("query") ?? "").trim() || DEFAULT).timeout("10s");
  const problems = await shown(answer, query);
  editor.codeEditor("Query", { key: "query", language: "sql", value: DEFAULT, schema: { flights: COLUMNS }, problems });
  ui.textArea("What we found", { placeholder: "Write together what the numbers say.", height: 100 });
});

/** Draws what a query gives. @returns what is wrong with it, for the editor to show at its place */
async function shown(place: Ui, query: Query<Row>): Promise<readonly CodeProblem[]> {
  try {
    const ask = () => db.table(query);
    const table = await (opened ? ask() : place.spinner("Opening three million flights: this takes some seconds, once", ask));
    opened = true;
    place.dataframe(table, { key: "rows", label: "Rows", height: 320 });
    const [label, ...numbers] = [table.columns.find(({ type }) => type === "text"), ...table.columns.filter(({ type }) => type === "integer" || type === "number")];
    if (!label || numbers.length === 0) {
      place.caption("With a column of names and one of numbers there is a chart, too.");
      return [];
    }
    const y = place.segmented("Chart of", numbers.map(({ name }) => name), { key: "chart" }) ?? numbers.at(-1)?.name ?? "";
    place.barChart(await db.sql`SELECT * FROM (${query}) AS asked LIMIT ${BARS}`, { x: label.name, y, horizontal: true, height: 420 });
    return [];
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    place.error(error.message, { title: "The database says" });
    const { line, column } = error.place ?? { line: 1, column: 1 };
    return [{ line, column, message: error.message }];
  }
}
