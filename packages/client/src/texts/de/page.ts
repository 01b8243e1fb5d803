import type { PageTexts } from "../page.ts";
import { count, names } from "./german.ts";
import { said } from "./said.ts";

const changes = (n: number): string => count(n, { one: "# Änderung", other: "# Änderungen" });

const german: PageTexts = {
  page: {
    history: "Verlauf",
    branches: "Zweige",
    comments: "Kommentare",
    name: "Tutti",
    skip: "Zur Seite springen",
    loading: "Der Raum wird geöffnet …",
    empty: "Diese App hat noch nichts gezeichnet.",
    settings: "Bedienung",
    bottom: "Am unteren Rand der Seite",
    openSettings: "Bedienung zeigen",
    closeSettings: "Bedienung schließen",
    untitled: "Ohne Titel",
    home: "Alle Apps",
    stale: "Das ist die Seite, wie sie bei Ihrem letzten Besuch war.",
    loadingElement: "Wird geladen …",
    elementFailed: "Dieser Teil der Seite ließ sich nicht zeigen",
    elementNotLoaded: "Sein Programm ließ sich nicht laden. Sobald das Netz zurück ist, wird es wieder versucht.",
    elementFailedHint: "Der Rest der Seite geht weiter. Vielleicht hilft es, die Seite neu zu laden.",
    unknownKind: (kind) => `Diese Seite ist älter als die App: „${kind}“ kennt sie nicht. Laden Sie die Seite neu.`,
    reload: "Neu laden",
    retry: "Noch einmal versuchen",
  },
  saving: {
    saved: "Gespeichert",
    sending: (n) => (n > 0 ? `${changes(n)} unterwegs …` : "Wird gesendet …"),
    offline: (n) => (n > 0 ? `Ohne Netz, ${count(n, { one: "# Änderung wartet", other: "# Änderungen warten" })}` : "Ohne Netz"),
    opening: "Verbindet …",
    more: "Was wartet und was gespeichert ist",
  },
  offline: {
    nothing: "Der Server ist nicht zu erreichen",
    nothingHint: "Von diesem Raum ist noch nichts in diesem Browser. Er öffnet sich von selbst, sobald der Server antwortet.",
  },
  run: { running: "Die App wird neu berechnet", restarting: (reason) => `Die App startet neu: ${said(reason)}` },
  theme: { label: "Darstellung", choices: { system: "Wie mein System", light: "Hell", dark: "Dunkel", contrast: "Hoher Kontrast" } },
  people: {
    here: (n) => count(n, { one: "# Person hier", other: "# Personen hier" }),
    heading: "In diesem Raum",
    you: "Sie",
    more: (n) => `+${n}`,
    change: "Namen ändern",
    roles: { owner: "Besitzt den Raum", editor: "Darf bearbeiten", commenter: "Darf kommentieren", viewer: "Darf lesen" },
    drags: (name, value) => `${name} zieht auf ${value}`,
    filling: (people) => `${names(people)} ${people.length === 1 ? "füllt" : "füllen"} das gerade aus`,
  },
  widget: {
    help: "Hilfe",
    waiting: "Wartet …",
    waitingOffline: "Wartet auf das Netz",
    notOffered: (used) => (used ? `Steht nicht mehr zur Wahl; „${used}“ gilt, bis jemand wählt.` : "Steht nicht mehr zur Wahl; bitte neu wählen."),
    choose: "Wählen …",
    none: "Nichts",
    noMatch: "Nichts passt",
    from: "von",
    to: "bis",
    yes: "Ja",
    no: "Nein",
  },
  alerts: { success: "Erfolg", info: "Hinweis", warning: "Warnung", error: "Fehler" },
  metric: { up: "gestiegen", down: "gefallen" },
  notices: { heading: "Nachrichten für Sie" },
  toasts: { region: "Mitteilungen", dismiss: "Schließen" },
  refused: { notFound: "Hier ist nichts", forbidden: "Diesen Raum dürfen Sie nicht öffnen", unknown: "Melden Sie sich an", signIn: "Anmelden", other: "Dieser Raum lässt sich nicht öffnen", home: "Zur Liste der Apps", why: said },
};

export default german;
