import type { PageUi } from "tutti";
import { COUNTRIES, STANDINGS } from "../countries.ts";

const MEASURES = { "Life expectancy": "life", "Children a woman": "children", "People": "people" } as const;

/** Several countries in one chart. */
export function compare(ui: PageUi, year: number): void {
  ui.title("Countries beside each other");
  const chosen = ui.multiselect("Countries", COUNTRIES, { key: "compared", value: ["China", "India", "Nigeria", "United States"], max: 8 });
  const measure = ui.segmented("What", ["Life expectancy", "Children a woman", "People"], { key: "measure" });
  const rows = STANDINGS.filter(({ country }) => chosen.includes(country));
  if (rows.length === 0) return ui.info("Choose a country or two.", { title: "Nothing to compare" });
  ui.lineChart(rows, { x: "year", y: MEASURES[measure], colour: "country", height: 380, title: measure });
  ui.table(rows.filter((row) => row.year === year).map(({ country, life, children, people }) => ({ country, life, children, people })), {
    caption: `In ${year}`, columns: { people: { format: { style: "compact" } } },
  });
}
