import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  cards: (n: number) => count(n, { one: "# card", other: "# cards" }),
  empty: "No cards",
  add: "Add a card",
  addTo: (column: string) => `Add a card to ${column}`,
  title: "Title",
  note: "Note",
  save: "Save",
  cancel: "Cancel",
  remove: "Remove",
  edit: (card: string) => `Change ${card}`,
  card: "card",
  hint: "Arrow keys go from card to card. Space takes a card, arrow keys move it, Space puts it down, Escape lets it go where it was.",
  hintEdit: "Enter changes it.",
  untitled: "Untitled",
  taken: (card: string, column: string, at: number, of: number) => `${card} taken, in ${column}, ${at} of ${of}.`,
  over: (column: string, at: number, of: number) => `${column}, ${at} of ${of}.`,
  put: (card: string, column: string, at: number) => `${card} put into ${column}, at ${at}.`,
  let: (card: string) => `${card} stays where it was.`,
  removed: (card: string) => `${card} removed.`,
  holds: (person: string) => `${person} holds this card`,
};

export type KanbanTexts = typeof english;

/** Cards in columns. */
export const kanbanTexts = catalogue<KanbanTexts>(english, { de: () => import("./de/kanban.ts") });
