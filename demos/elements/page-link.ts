import { app, page } from "tutti";

export default app("Handbook", (ui) => {
  const start = page("Start", (p) => {
    p.title("How we work");
    p.pageLink("holidays", { icon: "sun" });
    p.pageLink("expenses", { label: "What we pay back", query: { year: 2026 } });
    p.pageLink("https://example.org/law", { label: "The law" });
  });
  const holidays = page("Holidays", (p) => p.markdown("Thirty days, and the day of your move."));
  const expenses = page("Expenses", (p) => p.markdown("Trains, hotels up to **140 €**, and what you needed."));
  ui.pages({ "": [start], Rules: [holidays, expenses] });
});
