import { app, column } from "tutti";

const trips = [
  { trip: "T-118", line: "Harbour", km: 12.4, filled: 0.82, riders: [21, 34, 30, 41, 38], day: "2026-05-04", sheet: "https://example.com/trips/T-118" },
  { trip: "T-119", line: "Hill", km: 8.1, filled: 0.35, riders: [9, 7, 12, 11, 8], day: "2026-05-04", sheet: "https://example.com/trips/T-119" },
  { trip: "T-120", line: "Harbour", km: 12.4, filled: 1, riders: [40, 44, 39, 47, 52], day: "2026-05-05", sheet: "https://example.com/trips/T-120" },
];

export default app("Trips", (ui) => {
  const checked = ui.state<readonly string[]>("checked", []);
  const chosen = ui.dataframe(trips, {
    label: "Trips", select: "rows", rowId: "trip",
    columns: {
      trip: column.button({ label: "Check", onClick: ({ rowId }) => checked.update((all) => [...new Set([...all, rowId])]) }),
      km: column.number({ label: "Length", format: "%.1f km" }),
      filled: column.progress({ label: "Seats taken" }),
      riders: column.lineChart({ label: "Riders by stop", min: 0 }),
      day: column.date({ label: "Day" }),
      sheet: column.link({ label: "Sheet", textPattern: /([^/]+)$/u }),
    },
  });
  ui.caption(`${chosen.reduce((sum, { row }) => sum + row.km, 0)} km are chosen. Checked: ${checked.value.join(", ") || "none"}.`);
});
