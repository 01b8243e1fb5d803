import type { ComponentTexts } from "../component.ts";

const german: ComponentTexts = {
  failed: (name) => `Die Komponente „${name}“ ist fehlgeschlagen`,
  notBundled: "Ihr Code wurde nicht gebündelt: Die App mit tutti dev oder tutti start starten.",
  notExported: (name) => `Ihr Modul exportiert keine Komponente namens „${name}“.`,
  tooMuch: "Sie sagt zu viel in zu kurzer Zeit und wurde angehalten.",
  nonsense: "Sie hat etwas gesagt, das keine Nachricht ist, und wurde angehalten.",
  quiet: "Diese Komponente antwortet nicht: Sie oder eine andere abgeschottete auf dieser Seite ist vielleicht in einer Endlosschleife.",
  stop: "Anhalten",
  stopped: "Sie hat nicht geantwortet und wurde angehalten.",
  left: "Sie hat ihren Rahmen woandershin geführt und wurde angehalten.",
};

export default german;
