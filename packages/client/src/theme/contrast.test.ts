import { contrast, lookAlikes, looksOf, COLOUR_TOKENS, PALETTE_TOKENS, parseHex, type ColourName, type Hex, type PaletteName } from "@tutti/protocol";
import { describe, expect, test } from "vitest";
import tokens from "./tokens.css?raw";

const block = (selector: string): ReadonlyMap<string, string> => {
  const at = tokens.indexOf(`${selector} {`);
  const body = at < 0 ? "" : tokens.slice(at, tokens.indexOf("}", at));
  return new Map([...body.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [name, colour]));
};
const light = block(":root");
const dark = new Map([...light, ...block(':root[data-theme="dark"]')]);
const THEMES = {
  light, dark,
  "high contrast light": new Map([...light, ...block(':root[data-theme="light"][data-contrast="more"]')]),
  "high contrast dark": new Map([...dark, ...block(':root[data-theme="dark"][data-contrast="more"]')]),
};
type ThemeName = keyof typeof THEMES;
const NAMES = Object.keys(THEMES) as ThemeName[];

const SURFACES = ["bg", "surface", "sunken"];
const PAIRS = [
  ...["ink", "ink-2", "ink-3"].flatMap((ink) => SURFACES.map((on) => [ink, on] as const)),
  ...["accent", "good", "bad", "warn"].flatMap((ink) => ["bg", "surface"].map((on) => [ink, on] as const)),
  ["accent-ink", "accent"], ["accent", "accent-soft"], ["good", "good-soft"], ["bad", "bad-soft"], ["warn", "warn-soft"], ["bg", "ink"],
  ...["good-soft", "bad-soft", "warn-soft", "accent-soft"].map((on) => ["ink", on] as const),
  ...Array.from({ length: 8 }, (_, slot) => ["person-ink", `person-${slot}`] as const),
] as const;

function colourOf(theme: ThemeName, token: string): Hex {
  const colour = parseHex(THEMES[theme].get(token));
  if (!colour) throw new Error(`${theme} has no colour for ${token}`);
  return colour;
}

describe.each(NAMES)("%s", (theme) => {
  test.each(PAIRS)("[UI-1] %s on %s can be read", (ink, on) => {
    const needed = theme.startsWith("high") && /^(ink|accent|good|bad|warn)/.test(ink) && on === "bg" ? 7 : 4.5;
    expect(contrast(colourOf(theme, ink), colourOf(theme, on))).toBeGreaterThanOrEqual(needed);
  });
  test("[UI-1] people's colours are eight, and stand out from the page", () => {
    const colours = Array.from({ length: 8 }, (_, slot) => colourOf(theme, `person-${slot}`));
    expect(new Set(colours).size).toBe(8);
    for (const colour of colours) expect(contrast(colour, colourOf(theme, "surface"))).toBeGreaterThanOrEqual(3);
  });
  test("[HERE-1] people's colours are told apart by every reader, also by those who see no red, green or blue", () => {
    expect(lookAlikes(Array.from({ length: 8 }, (_, slot) => colourOf(theme, `person-${slot}`)))).toEqual([]);
  });
  test("[LOOK-1] the page's own tokens are those that a theme is reckoned from", () => {
    const look = looksOf({}).find(({ mode, highContrast }) => theme === `${highContrast ? "high contrast " : ""}${mode}`);
    const expected = Object.entries(COLOUR_TOKENS).map(([name, token]) => [token, look?.colours[name as ColourName]]);
    const palettes = Object.entries(PALETTE_TOKENS).flatMap(([name, { token }]) => (look?.colours[name as PaletteName] ?? []).map((colour, i) => [`${token}-${i + 1}`, colour]));
    expect([...expected, ...palettes].map(([token, colour]) => [token, colour, THEMES[theme].get(token ?? "")]).filter(([, colour, there]) => colour !== there)).toEqual([]);
  });
});
