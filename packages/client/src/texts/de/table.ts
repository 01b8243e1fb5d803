import type { TableTexts } from "../table.ts";
import { count } from "./german.ts";

const cells = (n: number): string => count(n, { one: "# Zelle", other: "# Zellen" });

const german: TableTexts = {
  name: "Tabelle",
  rows: (n) => count(n, { one: "# Zeile", other: "# Zeilen" }),
  matching: (n, all) => `${n} von ${count(all, { one: "# Zeile passt", other: "# Zeilen passen" })}`,
  empty: "Keine Zeilen",
  firstRows: (shown, all) => `Die ersten ${shown} von ${count(all, { other: "# Zeilen" })}.`,
  emptyHint: "Noch gibt es nichts zu zeigen.",
  noMatch: "Keine Zeile passt",
  noMatchHint: (query) => `Nichts in dieser Tabelle enthält „${query}“.`,
  noColumns: "Alle Spalten sind verborgen",
  noColumnsHint: "Zeigen Sie eine davon in der Liste der Spalten wieder.",
  loading: "Die Tabelle wird geladen …",
  failed: "Die Tabelle ließ sich nicht laden.",
  stale: "Die neuesten Daten ließen sich nicht laden; das ist, was vorher hier stand.",
  retry: "Noch einmal versuchen",
  busy: "Wird sortiert …",
  none: "kein Wert",
  yes: "wahr",
  no: "falsch",
  index: "Zeile",
  search: "In dieser Tabelle suchen",
  searchClose: "Suche schließen",
  columns: "Spalten zeigen und verbergen",
  columnsAll: "Alle zeigen",
  download: "Als CSV speichern",
  copy: "Auswahl kopieren",
  fullscreen: "Bildschirm füllen",
  fullscreenEnd: "Zurück zur Seite",
  resize: (column) => `Breite von ${column}`,
  selected: cells,
  sum: (n) => `Summe ${n}`,
  mean: (n) => `Mittel ${n}`,
  copied: (n) => `${cells(n)} kopiert`,
  tooMuch: "Zu viel zum Kopieren: speichern Sie es stattdessen",
  copyFailed: "Kopieren ist hier nicht erlaubt",
  keys: "Pfeiltasten bewegen, Umschalt wählt aus, Eingabe auf einem Spaltennamen sortiert, Strg+C kopiert, Strg+F sucht.",
};

export default german;
