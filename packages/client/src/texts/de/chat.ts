import type { ChatTexts } from "../chat.ts";
import { count, names } from "./german.ts";

const german: ChatTexts = {
  send: "Senden",
  attach: "Datei hinzufügen",
  record: "Etwas sprechen und aufnehmen",
  attached: "Dateien, die mit der Nachricht gehen",
  leave: (name) => `${name} weglassen`,
  hint: "Eingabe sendet, Umschalt+Eingabe beginnt eine Zeile.",
  readOnly: "Hier können Sie lesen, aber nicht schreiben.",
  writing: (people) => `${names(people)} ${people.length === 1 ? "schreibt" : "schreiben"}`,
  over: (n) => count(n, { other: "# Zeichen zu viel" }),
  waitsForFiles: "Wird gesendet, sobald die Dateien da sind",
  message: (name) => `Nachricht von ${name}`,
  spoken: "Gesprochene Nachricht",
};

export default german;
