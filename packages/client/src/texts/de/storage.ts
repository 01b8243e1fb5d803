import type { StorageTexts } from "../storage.ts";

const german: StorageTexts = {
  damaged: "Ein Teil dessen, was dieser Browser von dieser App aufbewahrt hatte, ist beschädigt und wurde weggelassen. Was gespeichert war, ist auf dem Server.",
  full: "Dieser Browser hat keinen Platz mehr für diese App. Arbeiten Sie weiter, solange Sie verbunden sind; was Sie ohne Netz ändern, kann beim Schließen der Seite verloren gehen.",
  refused: "Dieser Browser bewahrt nichts von dieser App auf. Arbeiten Sie weiter, solange Sie verbunden sind; was Sie ohne Netz ändern, geht beim Schließen der Seite verloren.",
};

export default german;
