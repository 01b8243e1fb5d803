import type { CaptureTexts } from "../capture.ts";

const german: CaptureTexts = {
  open: "Kamera benutzen",
  take: "Foto machen",
  again: "Neues Foto machen",
  close: "Kamera schließen",
  live: "Was die Kamera sieht",
  photo: (label) => `Foto: ${label}`,
  record: "Aufnehmen",
  recordAgain: "Neu aufnehmen",
  stop: "Beenden",
  cancel: "Aufnahme verwerfen",
  recording: (time) => `Nimmt auf, ${time}`,
  level: "Wie laut es ist",
  recorded: (label) => `Aufnahme: ${label}`,
  remove: "Entfernen",
  none_yet: "Noch nichts",
  refused: {
    camera: "Diese Seite darf die Kamera nicht benutzen. Erlauben Sie es neben der Adresse und versuchen Sie es noch einmal.",
    microphone: "Diese Seite darf das Mikrofon nicht benutzen. Erlauben Sie es neben der Adresse und versuchen Sie es noch einmal.",
  },
  none: { camera: "Es wurde keine Kamera gefunden. Schließen Sie eine an und versuchen Sie es noch einmal.", microphone: "Es wurde kein Mikrofon gefunden. Schließen Sie eines an und versuchen Sie es noch einmal." },
  busy: { camera: "Die Kamera wird anderswo benutzt. Schließen Sie das und versuchen Sie es noch einmal.", microphone: "Das Mikrofon wird anderswo benutzt. Schließen Sie das und versuchen Sie es noch einmal." },
  insecure: { camera: "Eine Kamera geben Browser nur Seiten mit https.", microphone: "Ein Mikrofon geben Browser nur Seiten mit https." },
  failed: (words) => `Es ging nicht: ${words}`,
};

export default german;
