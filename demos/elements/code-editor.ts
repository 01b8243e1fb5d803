import { app, type CodeProblem } from "tutti";

const COLUMNS = ["station", "day", "degrees"];

export default app("Query", (ui) => {
  const problems = ui.state<readonly CodeProblem[]>("problems", []);
  const sql = ui.codeEditor("SQL over the weather stations", {
    language: "sql",
    value: "select station, avg(degrees)\nfrom weather\ngroup by station",
    schema: { weather: COLUMNS },
    problems: problems.value,
  });
  // Committed code is all that the script sees: Ctrl+Enter, or leaving the editor.
  const asked = /select\s+(\w+)/i.exec(sql);
  const unknown = asked?.[1] !== undefined && !COLUMNS.includes(asked[1]);
  problems.set(unknown ? [{ line: 1, column: 8, message: `There is no column "${asked[1]}"` }] : []);
  ui.caption(unknown ? "Mend the query and press Ctrl+Enter." : "The query can run.");
});
