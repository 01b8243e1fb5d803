import type { EditorTexts } from "../editor.ts";
import { count, names } from "./german.ts";

const german: EditorTexts = {
  name: "Tabelle zum Bearbeiten",
  keys: "Pfeiltasten bewegen, Umschalt wählt aus, Eingabe oder F2 bearbeitet, Eingabe auf dem Namen einer Spalte sortiert und Umschalt+F10 öffnet dort ihr Menü, Tippen ersetzt, Entf leert, Strg+C und Strg+V kopieren und setzen ein, Strg+Z nimmt Ihre eigenen Änderungen zurück.",
  keysRead: "Pfeiltasten bewegen, Umschalt wählt aus, Eingabe auf dem Namen einer Spalte sortiert und Umschalt+F10 öffnet dort ihr Menü, Strg+C kopiert.",
  edited: (n) => `${n} geändert`,
  written: (n) => count(n, { one: "# Eintrag", other: "# Einträge" }),
  problems: (n) => `${n} zu berichtigen`,
  sortAgain: "Neu sortieren und filtern, mit dem seither Geschriebenen",
  addRow: "Zeile anfügen",
  newRow: "Neue Zeile",
  deleteRows: (n) => count(n, { one: "# Zeile löschen", other: "# Zeilen löschen" }),
  undo: "Meine letzte Änderung zurücknehmen",
  redo: "Wieder ausführen",
  undone: "Zurückgenommen",
  redone: "Wieder ausgeführt",
  nothingToUndo: "Von Ihnen gibt es nichts mehr zurückzunehmen",
  deleted: (n) => count(n, { one: "# Zeile gelöscht", other: "# Zeilen gelöscht" }),
  pasted: (n) => count(n, { one: "# Zelle eingesetzt", other: "# Zellen eingesetzt" }),
  emptied: (n) => count(n, { one: "# Zelle geleert", other: "# Zellen geleert" }),
  notWritten: (n) => count(n, { one: "In # Zelle darf nicht geschrieben werden", other: "In # Zellen darf nicht geschrieben werden" }),
  readOnly: "In dieser Zelle darf nicht geschrieben werden",
  tooMuch: (n) => `Setzen Sie höchstens ${count(n, { other: "# Zellen" })} auf einmal ein`,
  full: (n) => `Diese Tabelle hat ${count(n, { other: "# Änderungen" })}, mehr kann sie nicht aufnehmen; was da ist, lässt sich ändern und löschen`,
  offlineFirst: "Die Tabelle ist noch nicht hier",
  cameBack: (n) => count(n, { one: "Eine Zeile, die Sie gelöscht haben, bleibt: Jemand hat in ihr geschrieben", other: "# Zeilen, die Sie gelöscht haben, bleiben: Jemand hat in ihnen geschrieben" }),
  edit: (column) => `${column} bearbeiten`,
  wrong: (text, why) => `„${text}“ zählt nicht. ${why}`,
  by: (name) => `Geschrieben von ${name}`,
  at: (name) => `${name} ist hier`,
  writing: (name) => `${name} schreibt hier`,
  meanwhile: (value) => `Hier hat jemand inzwischen „${value}“ geschrieben`,
  here: (people) => `${names(people)} ${people.length === 1 ? "ist" : "sind"} in dieser Tabelle`,
  tools: "Was sich mit dieser Tabelle tun lässt",
  options: "Auswahl",
  none: "Nichts",
  required: "In dieser Spalte ist ein Wert nötig",
  fault: (found, print) => {
    switch (found.kind) {
      case "required":
        return "Hier ist ein Wert nötig.";
      case "type":
        return { text: "Schreiben Sie einen Text.", number: "Schreiben Sie eine Zahl.", boolean: "Schreiben Sie wahr oder falsch.", date: "Schreiben Sie einen Tag.", time: "Schreiben Sie eine Uhrzeit.", datetime: "Schreiben Sie Tag und Uhrzeit.", list: "Schreiben Sie eine Liste." }[found.wanted];
      case "min":
        return `Schreiben Sie mindestens ${print(found.min)}.`;
      case "max":
        return `Schreiben Sie höchstens ${print(found.max)}.`;
      case "step":
        return `Schreiben Sie ein Vielfaches von ${print(found.step)}.`;
      case "option":
        return "Das steht nicht zur Auswahl.";
      case "length":
        return `Schreiben Sie höchstens ${count(found.maxChars, { one: "# Zeichen", other: "# Zeichen" })}.`;
      case "pattern":
        return found.note ?? "So lässt es sich hier nicht schreiben.";
    }
  },
};

export default german;
