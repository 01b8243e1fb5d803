import type { PageUi } from "tutti";
import { FIRST, inYear, meanLife } from "../countries.ts";

/** The world in the year that everybody looks at. */
export function overview(ui: PageUi, year: number): void {
  const now = inYear(year);
  ui.title(`The world in ${year}`);
  const [life, children, people] = ui.columns(3);
  const then = inYear(FIRST);
  const gained = (meanLife(now) ?? 0) - (meanLife(then) ?? 0);
  life.metric("Life expectancy", meanLife(now), { border: true, format: { digits: 1, unit: "years" }, ...(year > FIRST && { delta: Math.round(gained * 10) / 10, deltaNote: `since ${FIRST}` }) });
  children.metric("Children a woman", now.reduce((sum, country) => sum + country.children, 0) / now.length, { border: true, format: { digits: 1 }, help: "A mean of the countries, each counting once." });
  people.metric("People", now.reduce((sum, country) => sum + country.people, 0), { border: true, format: { style: "compact" }, deltaNote: `${now.length} countries` });
  const chosen = ui.scatterChart(now, {
    x: "children", y: "life", colour: "region", size: "people", height: 420, select: "box", key: "chosen",
    title: "Where families are small, lives are long", xLabel: "Children a woman", yLabel: "Life expectancy, years",
  });
  if (chosen.empty) ui.caption("Draw a box around countries, and everybody sees what you mean.");
  else ui.dataframe(chosen.rows, { label: "Chosen countries", hideIndex: true, order: ["country", "region", "life", "children", "people"], columns: { people: { format: { style: "compact" } } } });
}
