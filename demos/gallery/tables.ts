import type { AnyUi } from "tutti";
import { readCsv, readJson } from "../data.ts";
import { READINGS } from "./rows.ts";

const COUNTRIES = readCsv<"country" | "income" | "health" | "population" | "region">("gapminder-health-income.csv")
  .map((row) => ({ country: row.country, region: row.region.replaceAll("_", " "), income: Number(row.income), health: Number(row.health), population: Number(row.population) }));
const MOVIES = readJson<Record<string, string | number | null>>("movies.json").slice(0, 1_200).map((film) => ({
  title: film["Title"] === null ? null : String(film["Title"]),
  released: typeof film["Release Date"] === "string" ? new Date(`${film["Release Date"]} UTC`) : null,
  rating: film["IMDB Rating"], votes: film["IMDB Votes"], gross: film["Worldwide Gross"], genre: film["Major Genre"], good: Number(film["IMDB Rating"]) >= 7,
}));

/** Tables: a million rows, gaps and dates, small and empty ones. */
export function tables(ui: AnyUi): void {
  ui.dataframe(READINGS, {
    label: "A million rows",
    height: 505,
    columns: { id: { label: "Reading" }, at: { label: "At" }, kind: { label: "Kind" }, value: { label: "Value", format: { digits: 2 } }, share: { label: "Share", format: { style: "percent", digits: 1 } } },
  });
  const [films, countries] = ui.columns(2);
  films.dataframe(MOVIES, {
    label: "Films, with gaps",
    columns: { title: { label: "Title", width: 220 }, released: { label: "Released" }, gross: { label: "Gross", format: { style: "currency", currency: "USD", digits: 0 } }, good: { label: "Good" } },
  });
  countries.dataframe(COUNTRIES, {
    label: "Countries", hideIndex: true, order: ["country", "income", "health", "population"],
    columns: { income: { label: "Income", format: { style: "currency", currency: "USD", digits: 0 } }, health: { label: "Life, years" }, population: { label: "People", format: { style: "compact" } } },
  });
  const [small, none] = ui.columns(2);
  small.dataframe([{ airport: "EWR", flights: 12_480, delay: 19.6 }, { airport: "ORD", flights: 24_112, delay: 16.2 }, { airport: "SFO", flights: 15_330, delay: 14.9 }], { label: "Small", hideIndex: true });
  none.dataframe([] as { airport: string; delay: number }[], { label: "Empty" });
}
