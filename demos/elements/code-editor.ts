import { app } from "tutti";

const COLUMNS = ["station", "day", "degrees"];

export default app("Query", (ui) => {
  // The script gets what was committed: by Ctrl+Enter, or on leaving the editor.
  const sql = ui.codeEditor("SQL over the weather stations", {
    language: "sql",
    value: "select station, avg(degrees)\nfrom weather\ngroup by station",
    schema: { weather: COLUMNS },
    problems: (code) => unknownColumns(code).map(([column, at]) => ({ line: 1, column: at, message: `There is no column "${column}"` })),
  });
  ui.caption(unknownColumns(sql).length === 0 ? "The query can run." : "Mend the query and press Ctrl+Enter.");
});

/** The names after "select" that are none of the columns, and where they stand. */
function unknownColumns(code: string): [string, number][] {
  const asked = /^select\s+([^\n]*)/i.exec(code)?.[1] ?? "";
  const words = [...asked.matchAll(/\b[a-z_]+\b(?!\s*\()/gi)].map((match): [string, number] => [match[0], match.index + 8]);
  return words.filter(([name]) => !COLUMNS.includes(name));
}
