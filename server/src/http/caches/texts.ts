import type { DoorLanguage } from "../signin/texts.ts";

/** What the developers' page of caches says. */
export interface CacheTexts {
  readonly title: (app: string) => string;
  readonly lead: string;
  readonly none: string;
  readonly idle: string;
  readonly silent: (pids: string) => string;
  readonly cleared: string;
  readonly clear: string;
  readonly clearOf: (name: string) => string;
  readonly clearAll: string;
  readonly data: string;
  readonly resource: string;
  readonly onDisk: string;
  readonly inMemory: string;
  readonly hits: string;
  readonly misses: string;
  readonly entries: string;
  readonly size: string;
  readonly oldest: string;
  readonly newest: string;
  readonly computing: string;
  readonly process: string;
  readonly processes: (count: number) => string;
  readonly back: string;
}

const english: CacheTexts = {
  title: (app) => `Caches of ${app}`,
  lead: "Counted since each process started. What is in them is not shown.",
  none: "This app has made no cache: cacheData and cacheResource make some.",
  idle: "No process of this app runs just now. Open the app, then load this page again.",
  silent: (pids) => `A process does not answer, and is missing here: ${pids}. Its script is probably busy.`,
  cleared: "Cleared. The next call computes anew.",
  clear: "Clear",
  clearOf: (name) => `Clear ${name}`,
  clearAll: "Clear all",
  data: "data", resource: "resource", onDisk: "on disk too", inMemory: "in memory",
  hits: "Hits", misses: "Misses", entries: "Entries", size: "Size", oldest: "Oldest", newest: "Newest", computing: "Under way",
  process: "Process",
  processes: (count) => `In ${count} processes`,
  back: "Back to the app",
};

const german: CacheTexts = {
  title: (app) => `Caches von ${app}`,
  lead: "Gezählt, seit jeder Prozess läuft. Was darin ist, wird nicht gezeigt.",
  none: "Diese App hat keinen Cache: cacheData und cacheResource machen welche.",
  idle: "Gerade läuft kein Prozess dieser App. Öffnen Sie die App, und laden Sie diese Seite dann neu.",
  silent: (pids) => `Ein Prozess antwortet nicht und fehlt hier: ${pids}. Sein Skript ist wohl beschäftigt.`,
  cleared: "Geleert. Der nächste Aufruf rechnet neu.",
  clear: "Leeren",
  clearOf: (name) => `${name} leeren`,
  clearAll: "Alle leeren",
  data: "Daten", resource: "Ressource", onDisk: "auch auf der Platte", inMemory: "im Speicher",
  hits: "Treffer", misses: "Fehlschläge", entries: "Einträge", size: "Größe", oldest: "Ältester", newest: "Neuester", computing: "In Arbeit",
  process: "Prozess",
  processes: (count) => `In ${count} Prozessen`,
  back: "Zurück zur App",
};

export const cacheTexts = (language: DoorLanguage): CacheTexts => (language === "de" ? german : english);
