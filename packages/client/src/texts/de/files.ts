import type { FileTexts } from "../files.ts";
import { count } from "./german.ts";

const german: FileTexts = {
  choose: "Datei wählen",
  chooseMany: "Dateien wählen",
  chooseFolder: "Ordner wählen",
  replace: "Andere Datei wählen",
  drop: "oder hier ablegen oder einfügen",
  dropMany: "oder hier ablegen oder einfügen",
  letGo: "Loslassen, um sie herzubringen",
  rules: (types, size, many) => `${types?.length ? `${types.join(", ")}, ` : ""}bis zu ${size}${many ? " je Datei" : ""}`,
  none: "Noch keine Datei",
  list: (label) => `Dateien von ${label}`,
  by: (name) => `von ${name}`,
  save: (name) => `${name} speichern`,
  remove: (name) => `${name} entfernen`,
  cancel: (name) => `${name} abbrechen`,
  pause: (name) => `${name} anhalten`,
  resume: (name) => `${name} fortsetzen`,
  dismiss: (name) => `Meldung zu ${name} schließen`,
  notTaken: (name, reason) => `„${name}“ wird nicht angenommen: ${reason}`,
  tooMany: (n, max) => count(max, { one: "Hier wird höchstens # Datei aufbewahrt", other: "Hier werden höchstens # Dateien aufbewahrt" }) + count(n, { one: ": # fehlt.", other: ": # fehlen." }),
  queued: "Wartet, bis sie an der Reihe ist",
  sending: (done, all) => `${done} von ${all}`,
  waiting: "Wartet auf das Netz",
  paused: "Angehalten",
  arrived: (name) => `${name} ist da`,
};

export default german;
