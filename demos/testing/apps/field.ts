import { app, page } from "tutti";

/** What somebody takes along to where there is no network: two pages, a form, a table, a text, values and a button. */
export default app("Field notes", { rooms: "named" }, (ui) => {
  const walk = page("Walk", (p) => {
    const counted = p.state("counted", 0);
    const reports = p.state("reports", 0);
    const height = p.slider("Height", { key: "height", min: 0, max: 100, value: 20 });
    p.metric("Height now", height);
    p.textArea("Note", { key: "note" });
    if (p.button("Count one", { key: "count" })) counted.update((n) => n + 1);
    p.metric("Counted", counted.value);
    const sent = p.form("report", (form) => {
      const trees = form.slider("Trees", { min: 0, max: 10, value: 1 });
      form.submitButton("Report");
      return { trees };
    }, { onSubmit: () => reports.update((n) => n + 1) });
    p.metric("Reports", reports.value);
    p.text(sent ? `Reported ${sent.trees} trees` : "Nothing reported yet");
  });
  const stock = page("Stock", (p) => {
    p.title("Stock");
    p.dataEditor([{ item: "Rye", sacks: 4 }, { item: "Oats", sacks: 3 }], { label: "Sacks", key: "sacks" });
  });
  ui.pages([walk, stock]);
});
