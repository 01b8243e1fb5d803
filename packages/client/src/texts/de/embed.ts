import type { EmbedTexts } from "../embed.ts";

const german: EmbedTexts = {
  away: "Diese App ist gerade nicht erreichbar",
  awayHint: "Es wird von selbst wieder versucht.",
  refused: "Diese App kann hier nicht gezeigt werden",
  signIn: "Melden Sie sich an, um diese App zu sehen",
  signInHint: "Dafür öffnet sich ein Fenster; danach ist die App hier zu sehen.",
  signInElsewhere: "Innerhalb dieser Seite kann man sich nicht anmelden. Öffnen Sie die App in einem eigenen Fenster.",
  noWindow: "Der Browser hat kein Fenster geöffnet. Erlauben Sie es dieser Seite, oder öffnen Sie die App in einem eigenen Fenster.",
  signInWindow: "Anmelden",
  tokenEnded: "Die Erlaubnis, diese App zu sehen, ist abgelaufen",
  tokenEndedHint: "Laden Sie die Seite darum herum neu.",
  openWindow: "In einem eigenen Fenster öffnen",
  reload: "Noch einmal versuchen",
  opaque: "In diesem Browser wird nichts behalten: Was beim Schließen dieser Seite noch nicht gesendet ist, geht verloren, und beim nächsten Mal sind Sie jemand Neues.",
  noElement: (name: string) => `Auf dieser Seite gibt es nichts mit dem Namen „${name}“.`,
};

export default german;
