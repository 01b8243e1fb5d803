import type { HistoryTexts } from "../history.ts";
import { count } from "./german.ts";

const german: HistoryTexts = {
  heading: "Verlauf",
  close: "Verlauf schließen",
  who: "Wer",
  what: "Was",
  everybody: "Alle",
  everything: "Alles",
  app: "Die App",
  someone: "Jemand",
  cell: (table, cell) => `${table}: ${cell}`,
  unset: "wie am Anfang",
  empty: "nichts",
  nothing: "Hier wurde noch nichts geändert.",
  away: "Der Verlauf kann gerade nicht gelesen werden.",
  older: "Ältere Änderungen zeigen",
  back: "Dies zurücksetzen",
  backTo: "Den Raum auf den Stand davor zurücksetzen",
  restored: (what) => `${what} ist wie zuvor. Rückgängig nimmt das zurück.`,
  restoredAll: (done, left) =>
    `${count(done, { one: "# Wert ist", other: "# Werte sind" })} wie damals. ${left > 0 ? `${count(left, { one: "# steht nicht auf dieser Seite und bleibt, wie er ist", other: "# stehen nicht auf dieser Seite und bleiben, wie sie sind" })}. ` : ""}Rückgängig nimmt das zurück.`,
  notHere: "Es steht nicht auf dieser Seite oder darf nicht geändert werden, und bleibt, wie es ist.",
  kept: (days) => `Änderungen werden ${count(days, { one: "# Tag", other: "# Tage" })} lang aufbewahrt.`,
  tooLong: "Das ist zu lange her, um in einem Schritt dorthin zurückzukehren.",
};

export default german;
