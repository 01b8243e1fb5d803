import type { LatexTexts } from "../latex.ts";

const german: LatexTexts = {
  name: "Formel",
  unreadable: "Diese Formel ist nicht zu lesen.",
  unknown: (command) => `Einen Befehl ${command} gibt es in Formeln nicht.`,
  early: "Diese Formel endet zu früh.",
  from: (line, character) => `Diese Formel ist ab ${line === undefined ? "" : `Zeile ${line}, `}Zeichen ${character} nicht zu lesen.`,
  long: (most) => `Diese Formel hat mehr als ${most.toLocaleString()} Zeichen und steht hier, wie sie geschrieben wurde.`,
};

export default german;
