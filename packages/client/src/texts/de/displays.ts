import type { DisplayTexts } from "../displays.ts";
import { count } from "./german.ts";

const german: DisplayTexts = {
  link: { away: "(öffnet sich neben dieser Seite)" },
  json: {
    name: "Daten",
    more: (n) => count(n, { other: "Mehr zeigen von #" }),
    cut: (n) => count(n, { one: "# Wert ist weggelassen: es sind zu viele, um sie zu lesen.", other: "# Werte sind weggelassen: es sind zu viele, um sie zu lesen." }),
  },
  lightbox: {
    name: "Bilder, vergrößert",
    open: (name) => `Vergrößern: ${name}`,
    close: "Schließen",
    previous: "Voriges Bild",
    next: "Nächstes Bild",
    of: (n, all) => `${n} von ${all}`,
    actual: "So groß zeigen, wie es ist",
    fit: "Ganz zeigen",
  },
  media: {
    picture: "Das Bild",
    failed: (what) => `„${what}“ ließ sich nicht laden.`,
    outside: "Es liegt auf einem anderen Rechner, und dieser Server lässt seine Seiten von dort nichts laden.",
  },
};

export default german;
