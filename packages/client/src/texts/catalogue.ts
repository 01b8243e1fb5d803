/** The languages that the page's own words are there in. English is the one that they are written in first. */
export const LANGUAGES = ["en", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Where the same words stand in the other languages. Each is loaded for its readers alone. */
type Translations<Words> = { readonly [Other in Exclude<Language, "en">]: () => Promise<{ readonly default: Words }> };

/** @returns the first language of the reader's that there are words in; English where there is none. */
export function languageOf(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const spoken = tag.toLowerCase().split("-")[0];
    const found = LANGUAGES.find((language) => language === spoken);
    if (found) return found;
  }
  return "en";
}

/** The language of this page. It is chosen once: a browser tells of another one with the next page. */
export const language: Language = languageOf(navigator.languages);

const underWay = new Set<Promise<void>>();

/**
 * The words of one part of the page. English comes with the code that speaks it; a translation is fetched when that code has
 * been loaded, and put in its place before anything of it is drawn: see {@link textsReady}.
 *
 * @param speaks the language to speak; the reader's where absent
 */
export function catalogue<Words extends object>(english: Words, translations: Translations<Words>, speaks: Language = language): Readonly<Words> {
  const words = { ...english };
  if (speaks === "en") return words;
  const load = translations[speaks]().then(
    (file) => void Object.assign(words, file.default),
    // English is better than a page that does not open.
    (error: unknown) => console.warn("The words of this page could not be loaded in the reader's language", error),
  );
  const waiting = load.finally(() => underWay.delete(waiting));
  underWay.add(waiting);
  return words;
}

/** Waits until the words of everything loaded so far are here. */
export async function textsReady(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
