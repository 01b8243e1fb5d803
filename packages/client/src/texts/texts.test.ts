import { expect, test } from "vitest";
import { catalogue, languageOf, textsReady } from "./catalogue.ts";
import deutsch from "./de/files.ts";
import { names as namen } from "./de/german.ts";
import { fileTexts } from "./files.ts";
import { names } from "./words.ts";
import { texts } from "./page.ts";
import { waitingTexts } from "./waiting.ts";

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
  expect(waitingTexts.waits(1)).toContain("1 change waits");
  expect(waitingTexts.waits(3)).toContain("3 changes wait");
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
const SAME = new Set(["Tutti", "Apps", "Code", "Name", "System", "Markdown", "JSON"]);

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
  const keysOf = (part: unknown, place = ""): string[] =>
    (typeof part === "object" && part !== null ? Object.entries(part).flatMap(([key, value]) => [`${place}${key}`, ...keysOf(value, `${place}${key}.`)]) : []);
  expect(keysOf(file.default).toSorted()).toEqual(keysOf(words).toSorted());
});

test("[TEXT-3] no catalogue is without its translations", () => {
  const catalogues = Object.entries(english).filter(([, file]) => Object.keys(file).some((name) => /texts$/iu.test(name) && name !== "textsReady")).map(([path]) => path);
  expect(catalogues.length).toBeGreaterThan(10);
  expect(catalogues.filter((path) => !(path.replace("./", "./de/") in german))).toEqual([]);
});

const views = import.meta.glob<string>("../**/*.tsx", { eager: true, query: "?raw", import: "default" });
/** Words between two tags, and those of what is read out or shown beside a control. */
const SPOKEN = [/>\s*(\p{Lu}\p{Ll}+(?: [\p{L},]+)*[.:!?]?)\s*<\//gu, /\b(?:aria-label|aria-description|title|placeholder|alt)="(\p{L}[^"]*\p{L}{3}[^"]*)"/gu];
const wordsIn = (source: string): string[] => SPOKEN.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? "")).filter((words) => !words.startsWith("https://"));

test("[TEXT-4] no part of the page speaks words of its own", () => {
  expect(wordsIn('<p>Nothing here</p> <input placeholder="Your name" /> <b>{texts.hello}</b>')).toEqual(["Nothing here", "Your name"]);
  expect(Object.keys(views).length).toBeGreaterThan(100);
  expect(Object.entries(views).filter(([path]) => !path.includes(".test.")).flatMap(([path, source]) => wordsIn(source).map((words) => `${path}: ${words}`))).toEqual([]);
});

test("[TEXT-5] why a file is not taken is said in the reader's language, by the page and after the server has refused it", () => {
  const size = (bytes: number): string => `${bytes / 1_000_000} MB`;
  const [large, wrong] = [{ kind: "size", size: 3_000_000, most: 2_000_000 }, { kind: "type", types: [".csv", ".txt"] }] as const;
  expect(fileTexts.notTaken("a.mov", large, size)).toBe("“a.mov” is not taken: it has 3 MB, and at most 2 MB are taken here");
  expect(fileTexts.notTaken("a.mov", wrong, size)).toBe("“a.mov” is not taken: only .csv and .txt files are taken here");
  expect(deutsch.notTaken("a.mov", large, size)).toBe("„a.mov“ wird nicht angenommen: Sie hat 3 MB, hier sind höchstens 2 MB erlaubt");
  expect(deutsch.notTaken("a.mov", wrong, size)).toBe("„a.mov“ wird nicht angenommen: Hier werden nur Dateien vom Typ .csv oder .txt angenommen");
  expect(fileTexts.turnedDown(415, "“a.csv” is not taken: it is a film")).toBe("“a.csv” is not taken: it is a film");
  expect(deutsch.turnedDown(415, "“a.csv” is not taken: it is a film")).toBe("Dateien dieser Art werden hier nicht angenommen.");
  expect(deutsch.turnedDown(507, "The disk is full")).toBe("The disk is full");
});
