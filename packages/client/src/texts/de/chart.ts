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
  missing: (column, known) => `Eine Spalte „${column}“ gibt es nicht; die Tabelle hat ${names(known)}.`,
};

export default german;
