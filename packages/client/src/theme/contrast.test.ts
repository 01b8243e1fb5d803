import { describe, expect, test } from "vitest";
import tokens from "./tokens.css?raw";

const [light = "", dark = ""] = [/:root \{([^}]*)\}/.exec(tokens)?.[1], /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(tokens)?.[1]];
const read = (block: string): Map<string, string> => new Map([...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [name, colour]));
const THEMES = { light: read(light), dark: new Map([...read(light), ...read(dark)]) };

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const SURFACES = ["bg", "surface", "sunken"];
const PAIRS = [
  ...["ink", "ink-2", "ink-3"].flatMap((ink) => SURFACES.map((on) => [ink, on] as const)),
  ...["accent", "good", "bad", "warn"].flatMap((ink) => ["bg", "surface"].map((on) => [ink, on] as const)),
  ["accent-ink", "accent"], ["accent", "accent-soft"], ["good", "good-soft"], ["bad", "bad-soft"], ["warn", "warn-soft"], ["bg", "ink"],
  ...["good-soft", "bad-soft", "warn-soft", "accent-soft"].map((on) => ["ink", on] as const),
  ...Array.from({ length: 8 }, (_, slot) => ["person-ink", `person-${slot}`] as const),
] as const;

describe.each(["light", "dark"] as const)("%s", (theme) => {
  test.each(PAIRS)("[UI-1] %s on %s can be read", (ink, on) => {
    const [a, b] = [THEMES[theme].get(ink), THEMES[theme].get(on)];
    if (!a || !b) throw new Error(`${theme} has no colour for ${ink} or ${on}`);
    expect(contrast(a, b)).toBeGreaterThanOrEqual(4.5);
  });
  test("[UI-1] people's colours are eight, and stand out from the page", () => {
    const colours = Array.from({ length: 8 }, (_, slot) => THEMES[theme].get(`person-${slot}`) ?? "#000000");
    expect(new Set(colours).size).toBe(8);
    for (const colour of colours) expect(contrast(colour, THEMES[theme].get("surface") ?? "#000000")).toBeGreaterThanOrEqual(3);
  });
});
