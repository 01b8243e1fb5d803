import { createRoot, createSignal } from "solid-js";

/** What a reader chose: as their system says, light, dark, or their system's of the two in high contrast. Kept in this browser only. */
export type ThemeChoice = "system" | "light" | "dark" | "contrast";
export const THEME_CHOICES: readonly ThemeChoice[] = ["system", "light", "dark", "contrast"];

const KEY = "tutti:theme";
const isChoice = (text: string | null): text is ThemeChoice => (THEME_CHOICES as readonly (string | null)[]).includes(text);

/** Reads from this browser's store; one that is closed (a private window) is an empty one. */
export function readLocal(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** Keeps a text in this browser, where it lets us. */
export function keepLocal(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // A choice that cannot be kept still holds until the page is closed.
  }
}

const stored = readLocal(KEY);
const [choice, setChoice] = createRoot(() => createSignal<ThemeChoice>(isChoice(stored) ? stored : "system"));
const dark = matchMedia("(prefers-color-scheme: dark)");
const moreContrast = matchMedia("(prefers-contrast: more)");
// Told of whenever any token may have changed, also where light stays light: what paints its own colours reads them anew.
const [shown, setShown] = createRoot(() => createSignal<"light" | "dark">(resolve(), { equals: false }));

function resolve(): "light" | "dark" {
  const chosen = choice();
  if (chosen === "light" || chosen === "dark") return chosen;
  return dark.matches ? "dark" : "light";
}

/** Puts the reader's choice in place, and tells those that paint their own colours. */
export function apply(): void {
  const theme = resolve();
  const { dataset } = document.documentElement;
  dataset["theme"] = theme;
  if (choice() === "contrast" || moreContrast.matches) dataset["contrast"] = "more";
  else delete dataset["contrast"];
  setShown(theme);
}

/**
 * The theme that is chosen, and the one that is shown. Charts that paint their own colours follow `shownTheme`: it is told of
 * each change of any token, whatever brought it.
 */
export { choice as themeChoice, setChoice as passTheme, shown as shownTheme };

export function chooseTheme(next: ThemeChoice): void {
  setChoice(next);
  keepLocal(KEY, next);
  apply();
}

/** Puts the theme in place, before anything is drawn, and follows the system's from then on. */
export function startTheme(): void {
  apply();
  for (const preference of [dark, moreContrast]) preference.addEventListener("change", apply);
}
