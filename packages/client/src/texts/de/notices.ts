import { count } from "./german.ts";
import { said } from "./said.ts";
import type { NoticeTexts } from "../notices.ts";

const german: NoticeTexts = {
  dismiss: "Schließen",
  interrupted: (label) => `Der Server ist stehen geblieben, während „${label}“ lief. Von selbst wird es nicht wiederholt.`,
  again: "Noch einmal drücken",
  refused: (label, reason) => `„${label}“ wurde nicht ausgeführt: ${said(reason)}`,
  unsaid: (reason, words) => (words === "" ? `Was Sie in der Unterhaltung getan haben, wurde nicht angenommen: ${said(reason)}.` : `Ihr Kommentar wurde nicht angenommen: ${said(reason)}. Hier zum Kopieren:`),
  submitted: (name) => `${name} hat dieses Formular zuerst abgeschickt. Ihres wurde nicht ausgeführt.`,
  submittedSame: "Beide hatten dieselben Werte.",
  submitAgain: "Meines noch einmal abschicken",
  conflict: (label, name) => `„${label}“ hat ${name} geändert, während Sie weg waren. Das gilt.`,
  cells: (label, n, name) => `„${label}“: ${count(n, { one: "# Zelle hat", other: "# Zellen hat" })} ${name} geändert, während Sie weg waren. Das gilt.`,
  more: (n) => `und ${count(n, { one: "# weitere", other: "# weitere" })}`,
  row: (n) => `Zeile ${n}`,
  newRow: "Neue Zeile",
  deleted: "Zeile gelöscht",
  added: "Zeile angefügt",
  keepTheirs: "So lassen",
  putMine: "Meines einsetzen",
  mine: "Von Ihnen",
  theirs: "Von anderen",
  field: "Feld",
  empty: "leer",
  someone: "Jemand",
  newer: "Es gibt eine neuere Fassung dieser Seite.",
  load: "Laden",
  lost: "Ein Teil dieser Seite ließ sich nicht laden.",
  loadAgain: "Seite neu laden",
};

export default german;
