import { app, column } from "tutti";

const pieces = [
  { piece: "Aurora", state: "open", rehearsed: 0.82, heard: [3, 5, 4, 8, 9, 12], due: "2026-12-04", minutes: 12.5 },
  { piece: "Bolero", state: "done", rehearsed: 1, heard: [9, 8, 8, 6, 5, 5], due: "2026-11-28", minutes: 15 },
  { piece: "Cantata", state: "open", rehearsed: 0.4, heard: [1, 2, 2, 3, 2, 4], due: null, minutes: 31.25 },
];

export default app("Season", (ui) => {
  ui.dataframe(pieces, {
    label: "Pieces", hideIndex: true,
    columns: {
      piece: column.text({ label: "Piece", pinned: true }),
      state: column.select([{ value: "open", label: "Open" }, { value: "done", label: "Done" }], { label: "State" }),
      rehearsed: column.progress({ label: "Rehearsed" }),
      heard: column.lineChart({ label: "Heard", min: 0 }),
      due: column.date({ label: "Due" }),
      minutes: column.number({ label: "Length", format: "%.1f min" }),
    },
  });
});
