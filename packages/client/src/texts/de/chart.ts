import type { ChartTexts } from "../chart.ts";
import { count, names } from "./german.ts";

const german: ChartTexts = {
  empty: "Keine Daten zum Zeichnen",
  emptyHint: "Was gewählt ist, lässt nichts zu zeigen übrig.",
  loading: "Das Diagramm wird geladen …",
  failed: "Das Diagramm ließ sich nicht laden.",
  asTable: "Als Tabelle zeigen",
  asChart: "Als Diagramm zeigen",
  show: (series) => `${series} zeigen`,
  kinds: { lineChart: "Liniendiagramm", areaChart: "Flächendiagramm", barChart: "Balkendiagramm", scatterChart: "Streudiagramm" },
  of: (kind, y, x) => `${kind} von ${y} nach ${x}`,
  spans: (label, low, high) => `${label} reicht von ${low} bis ${high}`,
  groups: (n, label) => `${count(n, { one: "# Wert", other: "# Werte" })} von ${label}`,
  roledescription: "Diagramm zum Auswählen",
  walked: "Diagramm",
  how: {
    points: "Punkte durch Klicken auswählen.",
    box: "Zum Auswählen über das Diagramm ziehen.",
    lasso: "Zum Auswählen die Punkte umfahren.",
  },
  keys: {
    none: "Pfeiltasten gehen von Punkt zu Punkt.",
    points: "Pfeiltasten gehen von Punkt zu Punkt, Eingabe wählt einen aus, Escape nimmt die Auswahl zurück.",
    box: "Pfeiltasten gehen von Punkt zu Punkt, mit Umschalt wählen sie einen Abschnitt aus, Escape nimmt ihn zurück.",
    lasso: "Pfeiltasten gehen von Punkt zu Punkt, mit Umschalt wählen sie einen Abschnitt aus, Escape nimmt ihn zurück.",
  },
  point: (series, place, value, chosen) => `${series === undefined ? "" : `${series}, `}${place}: ${value}${chosen ? ", ausgewählt" : ""}`,
  nothing: "kein Wert",
  chosen: (n) => count(n, { one: "# Punkt", other: "# Punkte" }),
  chosenBy: (n, by) => `${count(n, { one: "# Punkt", other: "# Punkte" })} ausgewählt${by.length === 0 ? "" : ` von ${names(by)}`}`,
  chosenArea: (by) => (by.length === 0 ? "Ein Bereich ist ausgewählt" : `Ausgewählt von ${names(by)}`),
  nothingChosen: "Nichts ist ausgewählt.",
  clear: "Aufheben",
  count: "Anzahl",
  isChosen: (words) => `${words}, ausgewählt`,
  undrawable: "Dieses Diagramm lässt sich nicht zeichnen",
  fault: (path, problem) => `${path}: ${problem}`,
  shows: (title, points, series, more) =>
    `${title === undefined ? "Diagramm" : `Diagramm: ${title}`}. ${points === 0 ? "" : `${count(points, { one: "# Punkt", other: "# Punkte" })}${series.length > 1 ? ` in ${names(series)}${more > 0 ? ` und ${more} weiteren` : ""}` : ""}.`}`.trim(),
  many: (points) => `${count(points, { one: "# Punkt", other: "# Punkte" })} sind gezeichnet, mehr als ein Bildschirm unterscheidbar zeigt.`,
  missing: (column, known) => `Eine Spalte „${column}“ gibt es nicht; die Tabelle hat ${names(known)}.`,
};

export default german;
