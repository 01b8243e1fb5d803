import type { WaitingTexts } from "../waiting.ts";
import { count } from "./german.ts";

const changes = (n: number): string => count(n, { one: "# Änderung", other: "# Änderungen" });

const german: WaitingTexts = {
  heading: "Was wartet und was gespeichert ist",
  close: "Schließen",
  opening: "Der Server hat noch nicht geantwortet.",
  saved: "Alles, was Sie getan haben, ist auf dem Server.",
  savedOffline: "Sie sind ohne Netz. Alles, was Sie bis jetzt getan haben, ist auf dem Server. Was Sie von nun an tun, wartet in diesem Browser.",
  sending: (n) => `${changes(n)} unterwegs. Der Server hat noch nicht gesagt, dass er sie behält.`,
  offline: (n) => `Sie sind ohne Netz. ${changes(n)} nur in diesem Browser: Sie überstehen sein Schließen und gehen an den Server, sobald das Netz zurück und dieser Raum offen ist.`,
  memory: (n) => `Sie sind ohne Netz. ${changes(n)} nur in dieser Seite: Lassen Sie sie offen, bis das Netz zurück ist.`,
  goOn: "Sie sind ohne Netz. Sie können weiterarbeiten; Änderungen bleiben in diesem Browser und werden gesendet, sobald das Netz zurück ist.",
  goOnInPage: "Sie sind ohne Netz. Sie können weiterarbeiten; lassen Sie diese Seite offen, bis das Netz zurück ist.",
  waits: (n) => `Sie sind ohne Netz. ${count(n, { one: "# Änderung wartet in diesem Browser und wird", other: "# Änderungen warten in diesem Browser und werden" })} gesendet, sobald das Netz zurück ist.`,
  here: "Wartet in diesem Browser",
  there: "Auf dem Server, wartet auf die App",
  removed: "Etwas wurde herausgenommen",
  cells: (n) => count(n, { one: "# Zelle", other: "# Zellen" }),
  pressed: (time) => `gedrückt um ${time}`,
  submitted: (time) => `abgeschickt um ${time}`,
  said: (time) => `Kommentar von ${time}`,
  file: (size) => `Datei, ${size}`,
  more: (n) => `und ${count(n, { one: "# weitere", other: "# weitere" })}`,
  partitioned: "Diese Seite steht in einer anderen Website. Was Sie hier ohne Netz ändern, wird nur für diese aufbewahrt, und der Browser kann es vergessen, wenn Sie sie schließen.",
};

export default german;
