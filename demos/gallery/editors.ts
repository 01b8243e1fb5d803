import { column, type AnyUi } from "tutti";

const TOUR = [
  { id: 1, concert: "Opening night", day: new Date("2026-09-04"), starts: "19:30", hall: "Great Hall", seats: 1_240, sold: 0.82, parts: ["strings", "brass"], sure: true, page: "https://example.org/opening", note: "Doors open at 18:45" },
  { id: 2, concert: "Brahms and friends", day: new Date("2026-09-11"), starts: "20:00", hall: "Chamber Room", seats: 280, sold: 0.4, parts: ["strings"], sure: false, page: null, note: null },
  { id: 3, concert: "Family Sunday", day: new Date("2026-09-20"), starts: "11:00", hall: "Great Hall", seats: 1_240, sold: 0.61, parts: ["winds", "percussion"], sure: true, page: "https://example.org/family", note: "With the **children's choir**" },
  { id: 4, concert: "New music", day: new Date("2026-10-02"), starts: "20:00", hall: "Foundry", seats: 420, sold: 0.13, parts: [], sure: false, page: null, note: "Bring ear plugs" },
];

/** Tables that people edit: every kind of column, rows that come and go, none yet, and one that may only be read. */
export function editors(ui: AnyUi): void {
  const { rows, changes, problems } = ui.dataEditor(TOUR, {
    label: "The tour", rowId: "id", rows: "dynamic", help: "Everybody in the room writes in the same table. Press a cell twice, or just type.",
    order: ["concert", "day", "starts", "hall", "seats", "sold", "parts", "sure", "page", "note"],
    columns: {
      concert: column.text({ label: "Concert", required: true, maxChars: 60 }), day: column.date({ label: "Day", min: "2026-09-01" }), starts: column.time({ label: "Starts" }),
      hall: column.select(["Great Hall", "Chamber Room", "Foundry"], { label: "Hall" }), seats: column.number({ label: "Seats", min: 0, step: 1 }), sold: column.progress({ label: "Sold" }),
      parts: column.multiselect(["strings", "winds", "brass", "percussion"], { label: "Parts", acceptNew: true }), sure: column.checkbox({ label: "Sure" }), page: column.link({ label: "Page" }),
      note: column.markdown({ label: "Note", width: 180 }),
    },
  });
  const said = [`${rows.length} concerts`, `${rows.reduce((sum, row) => sum + (row.seats ?? 0), 0)} seats`, `${changes.length} changes`, `${problems.length} to correct`];
  ui.caption(said.join(", "));
  const [list, fixed] = ui.columns(2);
  const shopping = list.dataEditor([] as { what: string; how: number; bought: boolean }[], {
    label: "Shopping", rows: "add",
    columns: { what: column.text({ label: "What", required: true }), how: column.number({ label: "How many", min: 1, default: 1 }), bought: column.checkbox({ label: "Bought", default: false }) },
  });
  list.caption(`${shopping.rows.filter((row) => row.bought).length} of ${shopping.rows.length} bought`);
  fixed.dataEditor(TOUR.map(({ hall, seats }) => ({ hall, seats })), { label: "Switched off", disabled: true });
}
