import type { EmbedTexts } from "../embed.ts";

const german: EmbedTexts = {
  away: "Diese App ist gerade nicht erreichbar",
  awayHint: "Es wird von selbst wieder versucht.",
  refused: "Diese App kann hier nicht gezeigt werden",
  signIn: "Melden Sie sich an, um diese App zu sehen",
  signInHint: "Melden Sie sich in einem eigenen Fenster an und laden Sie diese Seite dann neu.",
  signInWindow: "Anmelden",
  tokenEnded: "Die Erlaubnis, diese App zu sehen, ist abgelaufen",
  tokenEndedHint: "Laden Sie die Seite darum herum neu.",
  openWindow: "In einem eigenen Fenster öffnen",
  reload: "Noch einmal versuchen",
  opaque: "In diesem Browser wird nichts behalten: Was beim Schließen dieser Seite noch nicht gesendet ist, geht verloren, und beim nächsten Mal sind Sie jemand Neues.",
  noElement: (name: string) => `Auf dieser Seite gibt es nichts mit dem Namen „${name}“.`,
};

export default german;
