import type { SetAsideTexts } from "../set-aside.ts";
import { count } from "./german.ts";

const german: SetAsideTexts = {
  text: (n) => `${count(n, { one: "# Änderung ließ", other: "# Änderungen ließen" })} sich nicht senden, weil Sie hier nicht mehr schreiben dürfen.`,
  download: "Als Datei speichern",
  discard: "Verwerfen",
  file: "zurueckgelegte-aenderungen.json",
};

export default german;
