import { column, lazyTable, type AnyUi } from "tutti";
import { readCsv, readJson } from "../data.ts";
import { READINGS } from "./rows.ts";

const COUNTRIES = readCsv<"country" | "income" | "health" | "population" | "region">("gapminder-health-income.csv")
  .map((row) => ({ country: row.country, region: row.region.replaceAll("_", " "), income: Number(row.income), health: Number(row.health), population: Number(row.population) }));
const MOVIES = readJson<Record<string, string | number | null>>("movies.json").slice(0, 1_200).map((film) => ({
  title: film["Title"] === null ? null : String(film["Title"]),
  released: typeof film["Release Date"] === "string" ? new Date(`${film["Release Date"]} UTC`) : null,
  rating: film["IMDB Rating"], votes: film["IMDB Votes"], gross: film["Worldwide Gross"], genre: film["Major Genre"], good: Number(film["IMDB Rating"]) >= 7,
}));

/** Only the rows that somebody looks at travel; they are sorted and searched where they are. */
const ELSEWHERE = lazyTable({
  n: Int32Array.from({ length: 200_000 }, (_, n) => n), root: Float64Array.from({ length: 200_000 }, (_, n) => Math.sqrt(n)), prime: Array.from({ length: 200_000 }, (_, n) => isPrime(n)),
});

function isPrime(n: number): boolean {
  for (let by = 2; by * by <= n; by += 1) if (n % by === 0) return false;
  return n > 1;
}

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
  everyColumn(ui);
  choosing(ui);
  ui.dataframe(ELSEWHERE, { label: "Two hundred thousand rows that stay with the script", columns: { n: { label: "Number" }, root: column.number({ label: "Root", format: "%.4f" }), prime: { label: "Prime" } } });
  const [small, none] = ui.columns(2);
  small.dataframe([{ airport: "EWR", flights: 12_480, delay: 19.6 }, { airport: "ORD", flights: 24_112, delay: 16.2 }, { airport: "SFO", flights: 15_330, delay: 14.9 }], { label: "Small", hideIndex: true });
  none.dataframe([] as { airport: string; delay: number }[], { label: "Empty" });
}

// A few pixels of one colour each, as a picture of any size.
const GREEN = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGOwr1XAihiGlgQAhcM3AW6Xa7UAAAAASUVORK5CYII=";
const BLUE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGOw9b+BFTEMLQkAoAZZAVE1LMAAAAAASUVORK5CYII=";

const PIECES = [
  { piece: "Aurora", hall: [12, 8, 9], soloists: ["Lin", "Okafor"], song: "https://example.com/aurora.mp3", film: "https://example.com/aurora.webm", state: "open", tags: ["strings", "slow"], share: 0.82, heard: [3, 5, 4, 8, 9, 12], due: "2026-12-04", at: "19:30", edited: Date.UTC(2026, 10, 20, 14, 5), score: "https://example.com/scores/aurora.pdf", cover: GREEN, parts: { violin: 2, cello: 1 }, note: "Mind the **crescendo**", minutes: 12.5, ready: true },
  { piece: "Bolero", hall: [15, 15, 20], soloists: [], song: "https://example.com/bolero.mp3", film: "https://example.com/bolero.webm", state: "done", tags: ["brass"], share: 1, heard: [9, 8, 8, 6, 5, 5], due: "2026-11-28", at: "20:00", edited: Date.UTC(2026, 10, 22, 9, 40), score: "https://example.com/scores/bolero.pdf", cover: null, parts: { flute: 2 }, note: "In *one* breath", minutes: 15, ready: true },
  { piece: "Cantata", hall: [6, 4, 11], soloists: ["Haas"], song: "https://example.com/cantata.mp3", film: "https://example.com/cantata.webm", state: "open", tags: ["choir", "organ", "slow"], share: 0.4, heard: [1, 2, 2, 3, 2, 4], due: null, at: "18:00", edited: Date.UTC(2026, 9, 2, 18, 30), score: null, cover: BLUE, parts: { organ: 1 }, note: null, minutes: 31.25, ready: false },
];

/** Each kind of column once. */
function everyColumn(ui: AnyUi): void {
  ui.dataframe(PIECES, {
    label: "Every kind of column", hideIndex: true, rowId: "piece",
    columns: {
      piece: column.text({ label: "Piece", pinned: true, help: "Stays in sight" }),
      state: column.select([{ value: "open", label: "Open" }, { value: "done", label: "Done" }], { label: "State" }),
      tags: column.multiselect(["strings", "slow", "brass", "choir", "organ"], { label: "Tags" }),
      share: column.progress({ label: "Rehearsed" }),
      heard: column.lineChart({ label: "Heard", min: 0 }),
      due: column.date({ label: "Due" }),
      at: column.time({ label: "Begins" }),
      edited: column.datetime({ label: "Edited", format: "short" }),
      score: column.link({ label: "Score", textPattern: /([^/]+)$/u }),
      cover: column.image({ label: "Cover", alt: "piece" }),
      parts: column.json({ label: "Parts" }),
      note: column.markdown({ label: "Note" }),
      hall: column.barChart({ label: "Seats sold", min: 0 }),
      soloists: column.list({ label: "Soloists" }),
      song: column.audio({ label: "Heard", alt: "piece" }),
      film: column.video({ label: "Seen", alt: "piece" }),
      minutes: column.number({ label: "Length", format: "%.1f min" }),
      ready: column.button({ label: "", text: "Open" }),
    },
  });
}

/** What is chosen is everybody's, and one sees by whom. */
function choosing(ui: AnyUi): void {
  const [rows, cells] = ui.columns(2);
  const picked = rows.dataframe(PIECES, { label: "Choose pieces", select: "rows", rowId: "piece", order: ["piece", "minutes", "state"], hideIndex: true, columns: { minutes: column.number({ format: "%.1f min" }) } });
  rows.caption(picked.length === 0 ? "Nobody has chosen a piece." : `${picked.map(({ row }) => row.piece).join(", ")}: ${picked.reduce((sum, { row }) => sum + row.minutes, 0)} minutes`);
  const cell = cells.dataframe(PIECES, { label: "Choose a cell", select: "cell", rowId: "piece", order: ["piece", "state", "at"] });
  cells.caption(cell ? `${cell.row.piece}, ${cell.column}: ${String(cell.value)}` : "No cell is chosen.");
}
