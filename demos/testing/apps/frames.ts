import { app, column, lazyTable } from "tutti";

const FAR = lazyTable({ n: Int32Array.from({ length: 100_000 }, (_, n) => n), word: Array.from({ length: 100_000 }, (_, n) => `word ${(n * 7919) % 100_000}`) });
// Also what nobody should be able to run, in another's page or spreadsheet.
const SHEET = "what,n\n=1+1,1\n<img src=x onerror=alert(1)>,2\n";

const ORDERS = [
  { id: "a7", who: "Ana Moreau", region: "EMEA", total: 48.5, share: 0.4, site: "https://example.com/a7", tags: ["new", "paid"], days: [3, 5, 4, 8] },
  { id: "b2", who: "Bilal Khan", region: "APAC", total: 31, share: 0.75, site: "javascript:alert(1)", tags: [], days: [1, 1, 2, 1] },
  { id: "c9", who: "Chen Jia", region: "EMEA", total: 52.25, share: 1, site: "https://example.com/c9", tags: ["paid"], days: [9, 7, 5, 2] },
  { id: "d4", who: "Dana Ito", region: "LATAM", total: 48.5, share: 0.1, site: null, tags: ["new"], days: [2, 4, 2, 4] },
];

/** What can be done in a dataframe: choosing, pressing, arranging, and columns of several kinds. */
export default app("Frames", { rooms: "named" }, (ui) => {
  const opened = ui.state<readonly string[]>("opened", []);
  const chosen = ui.dataframe(ORDERS, {
    label: "Orders", select: "rows", rowId: "id",
    columns: {
      id: column.text({ label: "Order", pinned: true }),
      who: column.text({ label: "Customer" }),
      total: column.number({ label: "Total", format: { style: "currency", currency: "EUR" } }),
      share: column.progress({ label: "Done" }),
      site: column.link({ label: "Site", textPattern: /([^/]+)$/u }),
      tags: column.multiselect(["new", "paid"], { label: "Tags" }),
      days: column.lineChart({ label: "Days" }),
      region: column.button({ label: "Open", text: "Open", onClick: ({ row, by }) => opened.update((all) => [...all, `${by.name} opened ${row.id}`]) }),
    },
  });
  ui.text(`Chosen: ${chosen.map(({ row }) => row.id).join(", ") || "nothing"}`);
  ui.text(`Opened: ${opened.value.join("; ") || "nothing"}`);
  ui.dataframe(FAR, { label: "Far", height: 250 });
  ui.dataframe(SHEET, { label: "Sheet" });
  const cell = ui.dataframe(ORDERS, { label: "Cells", select: "cell", rowId: "id", order: ["id", "who", "total"] });
  ui.text(`Cell: ${cell ? `${cell.rowId} ${cell.column}` : "none"}`);
});
