import type { DiagramTexts } from "../diagram.ts";

const german: DiagramTexts = {
  loading: "Das Schaubild wird gezeichnet …",
  problem: "Dieses Schaubild lässt sich nicht zeichnen",
  empty: "Es enthält nichts, was sich zeigen lässt.",
  stopped: "Es hat länger als 10 Sekunden gedauert und wurde angehalten. Zeichnen Sie weniger davon.",
  shows: (title, words) => `${title === undefined ? "Schaubild" : `Schaubild ${title}`}${words.length === 0 ? "" : `: ${words.join(", ")}`}`,
};

export default german;
