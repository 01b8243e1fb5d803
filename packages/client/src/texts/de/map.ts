import type { MapTexts } from "../map.ts";
import { count } from "./german.ts";

const german: MapTexts = {
  roledescription: "Karte",
  shows: (title, points, shapes) =>
    [title === undefined ? "Karte" : `Karte: ${title}`, ...(points > 0 ? [count(points, { one: "# Punkt", other: "# Punkte" })] : []), ...(shapes > 0 ? [count(shapes, { one: "# Form", other: "# Formen" })] : [])].join(". ") + ".",
  keys: "Pfeiltasten verschieben die Karte, Plus und Minus holen sie heran und rücken sie weg, 0 zeigt alles.",
  zoomKeys: "Plus und Minus holen die Karte heran und rücken sie weg, Alt mit den Pfeiltasten verschiebt sie.",
  controls: "Ausschnitt der Karte",
  nearer: "Näher",
  further: "Weiter weg",
  all: "Alles zeigen",
  move: "Die Karte durch Ziehen verschieben",
  wheel: "Auf die Karte klicken oder Strg halten, um das Mausrad zu nutzen",
};

export default german;
