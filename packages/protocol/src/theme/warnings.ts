import { contrast } from "./colour.ts";
import { lookAlikes } from "./eyes.ts";
import { looksOf, type Look } from "./looks.ts";
import type { ColourName, Theme } from "./theme.ts";

/** What text lies on. */
const PAIRS: readonly (readonly [ink: ColourName, on: ColourName])[] = [
  ...(["text", "softText", "faintText"] as const).flatMap((ink) => (["background", "surface", "sunken"] as const).map((on) => [ink, on] as const)),
  ...(["accent", "good", "bad", "warn"] as const).flatMap((ink) => (["background", "surface"] as const).map((on) => [ink, on] as const)),
  ["accentText", "accent"], ["accent", "softAccent"], ["good", "softGood"], ["bad", "softBad"], ["warn", "softWarn"],
  ...(["softAccent", "softGood", "softBad", "softWarn"] as const).map((on) => ["text", on] as const),
];

export const TEXT_CONTRAST = 4.5;
export const LINE_CONTRAST = 3;

/**
 * Where a theme is hard to read: text that stands out from what it lies on by less than 4.5:1, boxes by less than 3:1, and series
 * of a chart that some readers cannot tell apart. None of them is an error; each names its place.
 */
export const themeWarnings = (theme: Theme): string[] => looksOf(theme).flatMap(warningsOf);

function warningsOf({ colours, path }: Look): string[] {
  const pairs = [...PAIRS.map((pair) => [...pair, TEXT_CONTRAST] as const), ["strongLine", "surface", LINE_CONTRAST] as const];
  const faint = pairs.flatMap(([ink, on, needed]) => {
    const ratio = contrast(colours[ink], colours[on]);
    if (ratio >= needed) return [];
    return [`${path}.${ink} (${colours[ink]}) on ${on} (${colours[on]}) has a contrast of ${Math.floor(ratio * 100) / 100}:1; ${needed === TEXT_CONTRAST ? "text needs" : "a box needs"} ${needed}:1`];
  });
  const alike = lookAlikes(colours.categorical).map(({ first, second, eye }) => {
    const [a = "", b = ""] = [colours.categorical[first], colours.categorical[second]];
    return `${path}.categorical[${first}] (${a}) and [${second}] (${b}) look alike to ${eye}`;
  });
  return [...faint, ...alike];
}
