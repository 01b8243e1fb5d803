import type { InputTexts } from "../inputs.ts";
import { count, names } from "./german.ts";

const german: InputTexts = {
  chosen: (n) => count(n, { other: "# gewählt" }),
  remove: (label) => `${label} entfernen`,
  full: (max) => count(max, { other: "Höchstens # können gewählt werden" }),
  decrease: "Verringern",
  increase: "Erhöhen",
  notNumber: "Schreiben Sie eine Zahl.",
  between: (low, high) => `Schreiben Sie eine Zahl von ${low} bis ${high}.`,
  atLeast: (low) => `Schreiben Sie eine Zahl ab ${low}.`,
  atMost: (high) => `Schreiben Sie eine Zahl bis ${high}.`,
  notDay: (low, high) =>
    low && high ? `Wählen Sie einen Tag vom ${low} bis zum ${high}.` : low ? `Wählen Sie einen Tag ab dem ${low}.` : high ? `Wählen Sie einen Tag bis zum ${high}.` : "Wählen Sie einen Tag des Kalenders.",
  tooLong: (n, max) => `${n} von ${max} Zeichen: was darüber ist, wird nicht gelesen`,
  characters: (n, max) => `${n} von ${max}`,
  from: (label) => `${label}, von`,
  to: (label) => `${label}, bis`,
  turned: "Der erste Tag liegt nach dem letzten.",
  notTime: (low, high) =>
    low && high ? `Wählen Sie eine Zeit von ${low} bis ${high}.` : low ? `Wählen Sie eine Zeit ab ${low}.` : high ? `Wählen Sie eine Zeit bis ${high}.` : "Wählen Sie eine Zeit.",
  code: "Farbe als #rrggbb",
  notColour: "Schreiben Sie eine Farbe als #rrggbb.",
  feedback: {
    thumbs: ["Daumen runter", "Daumen hoch"],
    faces: ["Sehr schlecht", "Schlecht", "Geht so", "Gut", "Sehr gut"],
    stars: ["1 Stern", "2 Sterne", "3 Sterne", "4 Sterne", "5 Sterne"],
  },
  previous: "Vorige Seite",
  next: "Nächste Seite",
  page: (n) => `Seite ${n}`,
  pageOf: (n, pages) => `${n} von ${pages}`,
  enter: "Eingabe übernimmt es",
  enterMany: "Strg+Eingabe übernimmt es",
  email: "Das ist noch keine E-Mail-Adresse.",
  url: "Das ist noch keine Webadresse: sie beginnt mit https://",
  clear: (label) => `${label} leeren`,
  addOption: (label) => `„${label}“ hinzufügen`,
  typeOn: (n) => count(n, { other: "# weitere: tippen, um sie zu finden" }),
  done: (n, all) => `${n} von ${all} erledigt`,
  add: (amount) => `${amount} dazu`,
  take: (amount) => `${amount} weg`,
  votes: (n) => count(n, { one: "# Stimme", other: "# Stimmen" }),
  votedFor: (people) => names(people),
  voteFirst: "Die Stimmen sehen Sie, sobald Sie abgestimmt haben.",
  takeBack: "Noch einmal wählen nimmt Ihre Stimme zurück.",
  states: { running: "Läuft", complete: "Fertig", error: "Fehlgeschlagen" },
  busy: "Arbeitet",
  at: (file, line) => `${file}, Zeile ${line}`,
  frames: "Aufgerufen von",
};

export default german;
