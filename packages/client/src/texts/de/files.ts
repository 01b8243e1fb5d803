import type { FileTexts } from "../files.ts";
import { count } from "./german.ts";
import { said } from "./said.ts";

const TURNED_DOWN: Readonly<Record<number, string>> = {
  403: "Hier dürfen Sie keine Dateien herbringen.", 404: "Die Seite nimmt diese Datei nicht mehr an. Bitte laden Sie sie neu.",
  413: "Die Datei ist zu groß, oder der Raum ist voll.", 415: "Dateien dieser Art werden hier nicht angenommen.", 422: "Hier wird gerade nichts angenommen.",
};

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
  notTaken: (name, fault, size) => `„${name}“ wird nicht angenommen: ${fault.kind === "size"
    ? `Sie hat ${size(fault.size)}, hier sind höchstens ${size(fault.most)} erlaubt` : `Hier werden nur Dateien vom Typ ${new Intl.ListFormat("de", { type: "disjunction" }).format(fault.types)} angenommen`}`,
  turnedDown: (status, sentence) => (said(sentence) === sentence ? (TURNED_DOWN[status] ?? sentence) : said(sentence)),
  tooMany: (n, max) => count(max, { one: "Hier wird höchstens # Datei aufbewahrt", other: "Hier werden höchstens # Dateien aufbewahrt" }) + count(n, { one: ": # fehlt.", other: ": # fehlen." }),
  queued: "Wartet, bis sie an der Reihe ist",
  sending: (done, all) => `${done} von ${all}`,
  waiting: "Wartet auf das Netz",
  paused: "Angehalten",
  notSent: (name) => `Noch nicht abgeschickt: Die Datei „${name}“ ist noch unterwegs. Drücken Sie noch einmal, wenn sie da ist, oder nehmen Sie sie heraus.`,
  arrived: (name) => `${name} ist da`,
};

export default german;
