import type { UndoTexts } from "../undo.ts";
import { count } from "./german.ts";

const german: UndoTexts = {
  group: "Rückgängig und Wiederholen",
  undo: "Rückgängig",
  redo: "Wiederholen",
  shift: "Umschalt+",
  undone: (what) => `Rückgängig gemacht: ${what}`,
  redone: (what) => `Wiederholt: ${what}`,
  now: (label, value) => (value === "" ? label : `${label} ist ${value}`),
  operation: "alles, was zugleich getan wurde",
  values: (n) => count(n, { one: "# Wert", other: "# Werte" }),
  elsewhere: "ein Teil, der nicht auf dieser Seite steht",
  changedSince: "Jemand hat es seitdem geändert, darum bleibt es so",
};

export default german;
