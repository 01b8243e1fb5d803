import type { KanbanTexts } from "../kanban.ts";
import { count } from "./german.ts";

const german: KanbanTexts = {
  cards: (n) => count(n, { one: "# Karte", other: "# Karten" }),
  empty: "Keine Karten",
  add: "Karte hinzufügen",
  addTo: (column) => `Karte zu ${column} hinzufügen`,
  title: "Titel",
  note: "Notiz",
  save: "Speichern",
  cancel: "Abbrechen",
  remove: "Entfernen",
  edit: (card) => `${card} ändern`,
  card: "Karte",
  hint: "Pfeiltasten gehen von Karte zu Karte. Leertaste nimmt eine Karte, Pfeiltasten bewegen sie, Leertaste legt sie ab, Escape lässt sie, wo sie war.",
  hintEdit: "Eingabe ändert sie.",
  untitled: "Ohne Titel",
  taken: (card, column, at, of) => `${card} genommen, in ${column}, ${at} von ${of}.`,
  over: (column, at, of) => `${column}, ${at} von ${of}.`,
  put: (card, column, at) => `${card} in ${column} abgelegt, an Stelle ${at}.`,
  let: (card) => `${card} bleibt, wo sie war.`,
  removed: (card) => `${card} entfernt.`,
  holds: (person) => `${person} hält diese Karte`,
};

export default german;
