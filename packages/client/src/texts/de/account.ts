import type { AccountTexts } from "../account.ts";
import { count } from "../words.ts";

const german: AccountTexts = {
  share: "Teilen …",
  signIn: "Anmelden",
  signOut: "Abmelden",
  guest: "Sie sind als Gast hier.",
  as: (who) => `Angemeldet als ${who}`,
  unsent: {
    title: "Noch ist nicht alles gesendet",
    here: (n) => `${count(n, { one: "# Änderung", other: "# Änderungen" })} von Ihnen in diesem Raum ${n === 1 ? "hat" : "haben"} den Server noch nicht erreicht, und das Abmelden nimmt sie aus diesem Browser.`,
    elsewhere: (rooms) => `Auch in anderen Räumen ist nicht alles gesendet: ${rooms}. Öffnen Sie sie vor dem Abmelden, wenn Sie es behalten wollen.`,
    download: "Herunterladen und abmelden",
    anyway: "Ohne sie abmelden",
    stay: "Bleiben",
    file: "nicht-gesendete-aenderungen.json",
  },
};

export default german;
