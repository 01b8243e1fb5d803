import type { PagesTexts } from "../pages.ts";
import { names } from "../words.ts";

const german: PagesTexts = {
  pages: "Seiten",
  here: (people) => `${names(people)} ${people.length === 1 ? "ist" : "sind"} auf dieser Seite`,
  opening: "Die Seite wird geöffnet …",
  notHere: "Diese Seite wurde in diesem Browser noch nicht geöffnet, und der Server ist nicht erreichbar. Sie öffnet sich von selbst, sobald das Netz wieder da ist.",
  stopped: "Die App endete, bevor sie zu dieser Seite kam.",
  notFound: "Diese Seite gibt es nicht",
  notFoundHint: (path) => `Diese App hat keine Seite unter „${path}“. Vielleicht wurde sie umbenannt oder entfernt.`,
  first: (title) => (title === "" ? "Zur ersten Seite" : `Zu „${title}“`),
};

export default german;
