import type { ShortcutTexts } from "../shortcuts.ts";

const german: ShortcutTexts = {
  heading: "Tastenkürzel",
  close: "Tastenkürzel schließen",
  groups: { page: "Auf der Seite", people: "Menschen", inside: "In dem, was offen ist" },
  keys: { Mod: "Strg", Shift: "Umschalt" },
  letter: "? zeigt diese Liste",
  letterHint: "Schalten Sie es aus, wenn sie sich ungewollt öffnet. Gilt in diesem Browser.",
  help: "Diese Liste zeigen",
  helpToo: "Dasselbe, wo niemand schreibt",
  undo: "Meinen letzten Schritt rückgängig machen",
  redo: "Ihn wiederholen",
  jump: "Dorthin, wo jemand bearbeitet; noch einmal: zum Nächsten",
  stop: "Nicht mehr folgen",
  closes: "Schließt eine Leiste, ein Menü, einen Dialog oder ein Fenster",
  arrows: "Durch Reiter, Auswahlen und Regler gehen",
};

export default german;
