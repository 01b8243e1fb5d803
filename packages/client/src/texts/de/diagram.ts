import type { DiagramTexts } from "../diagram.ts";

const german: DiagramTexts = {
  loading: "Das Schaubild wird gezeichnet …",
  problem: "Dieses Schaubild lässt sich nicht zeichnen",
  unreadable: "Es ist nicht zu lesen.",
  line: (n) => `In Zeile ${n} steckt ein Fehler.`,
  noKind: "Es beginnt mit keiner Art von Schaubild, etwa flowchart oder sequenceDiagram.",
  empty: "Es enthält nichts, was sich zeigen lässt.",
  stopped: "Es hat länger als 10 Sekunden gedauert und wurde angehalten. Zeichnen Sie weniger davon.",
  shows: (title, words) => `${title === undefined ? "Schaubild" : `Schaubild ${title}`}${words.length === 0 ? "" : `: ${words.join(", ")}`}`,
};

export default german;
