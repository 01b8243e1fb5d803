import { expect, test } from "vitest";
import { catalogue, languageOf, textsReady } from "./catalogue.ts";
import { names as namen } from "./de/german.ts";
import { names } from "./words.ts";
import { texts } from "./page.ts";

test("[UI-2] names are joined as people do, and never run on", () => {
  expect(names([])).toBe("");
  expect(names(["Ana"])).toBe("Ana");
  expect(names(["Ana", "Bilal"])).toBe("Ana and Bilal");
  expect(names(["Ana", "Bilal", "Chen"])).toBe("Ana, Bilal and Chen");
  expect(names(["Ana", "Bilal", "Chen", "Dana", "Eve"])).toBe("Ana, Bilal and 3 others");
  expect(namen(["Ana", "Bilal", "Chen", "Dana"])).toBe("Ana, Bilal und 2 weitere");
});

test("[UI-2] the words agree with how many there are", () => {
  expect(texts.people.filling(["Ana"])).toBe("Ana is filling this in");
  expect(texts.people.filling(["Ana", "Bilal"])).toBe("Ana and Bilal are filling this in");
  expect(texts.offline.waiting(1)).toContain("1 change waits");
  expect(texts.offline.waiting(3)).toContain("3 changes wait");
  expect(texts.people.here(1)).toBe("1 person here");
});

test("[TEXT-1] the page speaks the first of the reader's languages that it knows, and English where it knows none", () => {
  expect(languageOf(["de-AT", "en"])).toBe("de");
  expect(languageOf(["fr", "DE", "en"])).toBe("de");
  expect(languageOf(["en-GB", "de"])).toBe("en");
  expect(languageOf(["fr", "eo"])).toBe("en");
  expect(languageOf([])).toBe("en");
});

test("[TEXT-2] a translation takes the place of the English words before anything is drawn; a reader of English loads none", async () => {
  const loaded: string[] = [];
  const speak = (language: "en" | "de") => catalogue({ hello: "Hello", deep: { bye: "Bye" } }, {
    de: async () => {
      loaded.push(language);
      return { default: { hello: "Hallo", deep: { bye: "Tschüs" } } };
    },
  }, language);
  const english = speak("en");
  const german = speak("de");
  await textsReady();
  expect(english).toEqual({ hello: "Hello", deep: { bye: "Bye" } });
  expect(german).toEqual({ hello: "Hallo", deep: { bye: "Tschüs" } });
  expect(loaded).toEqual(["de"]);
});

test("[TEXT-2] where a translation does not load, the page opens in English", async () => {
  const said: unknown[] = [];
  const warn = console.warn;
  console.warn = (...parts: unknown[]) => void said.push(parts);
  const words = catalogue({ hello: "Hello" }, { de: () => Promise.reject(new Error("gone")) }, "de");
  await textsReady();
  console.warn = warn;
  expect(words.hello).toBe("Hello");
  expect(said).toHaveLength(1);
});

// A type error names a word that has not been translated; these name one that was only copied.
const german = import.meta.glob<{ readonly default: object }>("./de/*.ts", { eager: true });
const english = import.meta.glob<Readonly<Record<string, object>>>("./*.ts", { eager: true });
/** Words that are the same in both languages. */
const SAME = new Set(["Tutti", "Apps", "Code", "Name", "System"]);

const TRANSLATED = Object.entries(german).filter(([, file]) => file.default !== undefined);

test.each(TRANSLATED)("[TEXT-3] every word of %s is translated", (path, file) => {
  const words = Object.values(english[path.replace("/de/", "/")] ?? {}).find((value) => typeof value === "object");
  if (!words) throw new Error(`${path} translates nothing`);
  const missing: string[] = [];
  const compare = (a: unknown, b: unknown, place: string): void => {
    if (typeof a === "string") {
      if (typeof b !== "string" || b === "" || (a === b && /\p{L}{3}/u.test(a) && !SAME.has(a))) missing.push(place);
    } else if (typeof a === "object" && a !== null) {
      for (const [key, value] of Object.entries(a)) compare(value, (b as Readonly<Record<string, unknown>> | undefined)?.[key], `${place}.${key}`);
    } else if (typeof a !== typeof b) missing.push(place);
  };
  compare(words, file.default, path);
  expect(missing).toEqual([]);
});

test("[TEXT-3] no catalogue is without its translations", () => {
  const catalogues = Object.entries(english).filter(([, file]) => Object.keys(file).some((name) => /texts$/iu.test(name) && name !== "textsReady")).map(([path]) => path);
  expect(catalogues.length).toBeGreaterThan(10);
  expect(catalogues.filter((path) => !(path.replace("./", "./de/") in german))).toEqual([]);
});
