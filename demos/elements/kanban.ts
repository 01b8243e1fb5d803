import { app } from "tutti";

const COLUMNS = ["To rehearse", "In rehearsal", "Ready"] as const;

export default app("Concert programme", (ui) => {
  const cards = ui.kanban("Programme", COLUMNS, {
    cards: [
      { title: "Brahms, Symphony No. 4", note: "Third movement with triangle", column: "To rehearse" },
      { title: "Clara Schumann, Piano Concerto", note: "Soloist arrives on Friday", column: "In rehearsal" },
      { title: "Farrenc, Overture No. 2", column: "Ready" },
    ],
  });
  const ready = cards.filter(({ column }) => column === "Ready");
  ui.progress(cards.length === 0 ? null : ready.length / cards.length, `${ready.length} of ${cards.length} pieces are ready`);
});
