import type { PdfTexts } from "../pdf.ts";

const german: PdfTexts = {
  previous: "Vorige Seite",
  next: "Nächste Seite",
  page: (n, all) => `Seite ${n} von ${all}`,
  go: "Gehe zu Seite",
  larger: "Größer",
  smaller: "Kleiner",
  save: "Dokument speichern",
  loading: "Das Dokument wird geladen…",
  pages: (label) => `Seiten von ${label}`,
  password: "Dieses Dokument ist mit einem Kennwort gesperrt und kann hier nicht gezeigt werden. Speichern Sie es und öffnen Sie es dort.",
  broken: (what) => `„${what}“ lässt sich nicht als PDF lesen.`,
};

export default german;
