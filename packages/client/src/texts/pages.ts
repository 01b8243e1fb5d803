import { catalogue } from "./catalogue.ts";
import { names } from "./words.ts";

const english = {
  pages: "Pages",
  here: (people: readonly string[]) => `${names(people)} ${people.length === 1 ? "is" : "are"} on this page`,
  opening: "Opening the page…",
  notHere: "This page has not been opened in this browser yet, and the server cannot be reached. It opens by itself when the network is back.",
  stopped: "The app ended before it came to this page.",
  notFound: "There is no such page",
  notFoundHint: (path: string) => `This app has no page at “${path}”. It may have been renamed or removed.`,
  first: (title: string) => (title === "" ? "To the first page" : `To “${title}”`),
};

export type PagesTexts = typeof english;

export const pagesTexts = catalogue<PagesTexts>(english, { de: () => import("./de/pages.ts") });
