import type { RenameTexts } from "../rename.ts";

const german: RenameTexts = {
  title: "Ihr Name hier",
  hint: "Alle im Raum sehen ihn an dem, was Sie halten und schreiben.",
  save: "Namen speichern",
  cancel: "Abbrechen",
  empty: "Schreiben Sie einen Namen aus mindestens einem Buchstaben.",
};

export default german;
