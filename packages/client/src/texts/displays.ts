import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  link: { away: "(opens beside this page)" },
  json: {
    name: "Data",
    more: (n: number) => count(n, { other: "Show more of #" }),
    cut: (n: number) => count(n, { one: "# value is left out: there are too many to read.", other: "# values are left out: there are too many to read." }),
  },
  lightbox: {
    name: "Pictures, enlarged",
    open: (name: string) => `Enlarge: ${name}`,
    close: "Close",
    previous: "Previous picture",
    next: "Next picture",
    of: (n: number, all: number) => `${n} of ${all}`,
    actual: "Show it as large as it is",
    fit: "Show all of it",
  },
  media: {
    picture: "The picture",
    failed: (what: string) => `“${what}” could not be loaded.`,
    outside: "It lies on another host, and this server does not let its pages load from there.",
  },
};

export type DisplayTexts = typeof english;

/** Pictures, sounds, links and trees of data. */
export const displayTexts = catalogue<DisplayTexts>(english, { de: () => import("./de/displays.ts") });
