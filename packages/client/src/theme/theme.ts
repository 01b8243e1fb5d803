import { createRoot, createSignal } from "solid-js";

/** What a reader chose: their system's theme, or one of ours. Kept in this browser only. */
export type ThemeChoice = "system" | "light" | "dark";
export const THEME_CHOICES: readonly ThemeChoice[] = ["system", "light", "dark"];

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
const [shown, setShown] = createRoot(() => createSignal<"light" | "dark">(resolve()));

function resolve(): "light" | "dark" {
  const chosen = choice();
  if (chosen !== "system") return chosen;
  return dark.matches ? "dark" : "light";
}

function apply(): void {
  const theme = resolve();
  document.documentElement.dataset["theme"] = theme;
  setShown(theme);
}

/** The theme that is chosen, and the one that is shown: charts that paint their own colours follow `shownTheme`. */
export { choice as themeChoice, shown as shownTheme };

export function chooseTheme(next: ThemeChoice): void {
  setChoice(next);
  keepLocal(KEY, next);
  apply();
}

/** Puts the theme in place, before anything is drawn, and follows the system's from then on. */
export function startTheme(): void {
  apply();
  dark.addEventListener("change", apply);
}
