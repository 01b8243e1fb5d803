import type { RichTextTexts } from "../rich-text.ts";

const german: RichTextTexts = {
  tools: (label) => `Gestaltung von ${label}`,
  heading: (level) => `Überschrift ${level}`,
  bold: "Fett",
  italic: "Kursiv",
  underline: "Unterstrichen",
  strike: "Durchgestrichen",
  code: "Als Code",
  link: "Mit einer Adresse verknüpfen",
  bulletList: "Liste",
  orderedList: "Nummerierte Liste",
  blockquote: "Zitat",
  codeBlock: "Codezeilen",
  rule: "Trennlinie",
  undo: "Rückgängig",
  redo: "Wiederholen",
  linkTo: "Adresse des Links",
  linkSet: "Link setzen",
  linkRemove: "Link entfernen",
  linkBad: "Ein Link führt zu einer Web- oder E-Mail-Adresse oder an eine Stelle dieser App.",
  pending: "Geändert: Strg+Eingabe übernimmt es",
  committed: "Strg+Eingabe übernimmt es",
  unknownParts: "Ein anderer Editor hat hier etwas geschrieben, das dieser nicht kennt; es wird gezeigt und kann nicht geändert werden.",
  mend: "Die Wörter behalten und weiterschreiben",
  empty: "Noch ist nichts geschrieben.",
};

export default german;
