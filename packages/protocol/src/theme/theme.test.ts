import fc from "fast-check";
import { expect, test } from "vitest";
import { themeProblems } from "./check.ts";
import { contrast, mix, parseHex, standOut, type Hex } from "./colour.ts";
import { looksOf } from "./looks.ts";
import { THEME_NAMES } from "./ready-made.ts";
import { themeSheet } from "./sheet.ts";
import { themeOver } from "./theme.ts";
import { themeWarnings } from "./warnings.ts";

const problems = (raw: unknown, files = true): string[] => themeProblems(raw, { files }).map(({ path, message }) => `${path}: ${message}`);

test("[THEME-1] what is wrong in a theme is told with its path", () => {
  expect(problems({ base: "slate", light: { accent: "#06f" }, radius: "small", textSize: 15, density: "roomy", font: { family: "Brand Sans", files: [{ file: "./brand.woff2", weight: "100 900" }] } })).toEqual([]);
  expect(problems({ light: { accent: "blue" } })).toEqual(['light.accent: "blue" has to be a colour as #rrggbb']);
  expect(problems({ dark: { akzent: "#fff" } })[0]).toContain("dark.akzent: there is no such token; there are background, surface");
  expect(problems({ light: { categorical: ["#fff", "x"] } })).toEqual(['light.categorical[1]: "x" has to be a colour as #rrggbb']);
  expect(problems({ light: { diverging: ["#fff"] } })[0]).toContain("light.diverging: [\"#fff\"] has to be a list of 3 to 9 colours");
  expect(problems({ base: "nice" })[0]).toContain("base: \"nice\" has to be one of paper, slate");
  expect(problems({ radius: 99 })[0]).toContain("radius: 99 has to be a number from 0 to 24");
  expect(problems({ highContrast: { light: { text: 3 } } })[0]).toContain("highContrast.light.text: 3");
  expect(problems([])[0]).toContain("has to be an object");
});

test("[THEME-2] no font comes from another host, and no name of one ends a rule", () => {
  expect(problems({ font: { family: "A", files: [{ file: "https://fonts.example/a.woff2" }] } })[0]).toContain("font.files[0].file");
  expect(problems({ font: { family: 'A"; } body { display: none } "' } })[0]).toContain("font.family");
  expect(problems({ font: { family: "A", files: [{ file: "a.woff2" }] } }, false)[0]).toContain("font.files: font files stand in tutti.config.ts");
  expect(problems({ font: "Comic" })[0]).toContain("font");
});

test.each(THEME_NAMES)("[THEME-3] the ready-made theme %s can be read in every mode, and its series are told apart by every reader", (name) => {
  expect(themeProblems({ base: name }, { files: true })).toEqual([]);
  expect(themeWarnings({ base: name })).toEqual([]);
  const others = THEME_NAMES.filter((other) => other !== name).map((other) => looksOf({ base: other })[0]?.colours.accent);
  expect(others).not.toContain(looksOf({ base: name })[0]?.colours.accent);
});

test("[THEME-4] text that stands out too little is told with its ratio, and series that look alike with their places", () => {
  const warned = themeWarnings({ light: { faintText: "#aaaaaa", categorical: ["#cc0000", "#c80404"] } });
  expect(warned.some((text) => /^light\.faintText \(#aaaaaa\) on surface \(#ffffff\) has a contrast of 2\.32:1; text needs 4\.5:1$/.test(text))).toBe(true);
  expect(warned.some((text) => text.startsWith("light.categorical[0] (#cc0000) and [1] (#c80404) look alike"))).toBe(true);
  expect(warned.filter((text) => text.startsWith("dark"))).toEqual([]);
});

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n): Hex => `#${n.toString(16).padStart(6, "0")}`);

test("[THEME-5] whatever a background, a text and an accent are, softer texts and washes follow that can be read where those can", () => {
  fc.assert(fc.property(hex, hex, hex, fc.constantFrom("light" as const, "dark" as const), (background, text, accent, mode) => {
    fc.pre(contrast(background, text) >= 9);
    const look = looksOf({ [mode]: { background, text, accent } }).find((one) => one.mode === mode && !one.highContrast);
    const colours = look?.colours;
    if (!colours) throw new Error("a look is missing");
    expect(contrast(colours.accentText, colours.accent)).toBeGreaterThanOrEqual(4.3);
    // Where the background has room for it: one in the middle has no softer text.
    if (contrast(background, text) >= 12) expect(contrast(colours.softText, colours.background)).toBeGreaterThanOrEqual(4.5);
    expect(colours.categorical).toHaveLength(8);
    expect(colours.sequential).toHaveLength(7);
  }));
});

test("[THEME-6] high contrast follows from a theme, at 7:1", () => {
  for (const name of THEME_NAMES) {
    for (const { colours, highContrast } of looksOf({ base: name })) {
      if (!highContrast) continue;
      for (const ink of ["text", "softText", "faintText", "accent", "good", "bad", "warn"] as const) expect(contrast(colours[ink], colours.background)).toBeGreaterThanOrEqual(7);
    }
  }
});

test("[THEME-7] a style sheet of a theme sets tokens and nothing else, for each mode under its own selector", () => {
  const sheet = themeSheet({ light: { accent: "#0a7d33" }, radius: 8, density: "compact", font: { family: "Brand", files: [{ file: "b.woff2", weight: "100 900" }] } }, { root: ":root:root", fontAddress: () => "/fonts/abc.woff2" });
  expect(sheet).toContain('@font-face{font-family:"Brand";src:url("/fonts/abc.woff2") format("woff2");font-weight:100 900');
  expect(sheet).toContain(':root:root[data-theme="light"]:not([data-contrast]){');
  expect(sheet).toContain(':root:root[data-theme="dark"][data-contrast="more"]{');
  expect(sheet).toContain("--accent:#0a7d33");
  expect(sheet).toContain("--r2:8px");
  expect(sheet).toContain("@media not (pointer: coarse){:root:root{--control:30px");
  expect(themeSheet({}, { root: ":root" })).toBe("");
});

test("[THEME-8] an app's theme lies over the server's, colour by colour; another base begins anew", () => {
  const server = { light: { accent: "#123456", background: "#fafafa" }, radius: 4 };
  expect(themeOver(server, { light: { accent: "#654321" } })).toMatchObject({ light: { accent: "#654321", background: "#fafafa" }, radius: 4 });
  expect(themeOver(server, { base: "dune" })).toMatchObject({ base: "dune", light: {}, radius: 4 });
});

test("[THEME-9] colours are read short or long, mixed evenly, and moved no further than they have to be", () => {
  expect(parseHex("#AbC")).toBe("#aabbcc");
  expect(parseHex("abc")).toBeUndefined();
  expect(mix("#000000", "#ffffff", 0)).toBe("#000000");
  expect(mix("#000000", "#ffffff", 1)).toBe("#ffffff");
  expect(standOut("#777777", ["#ffffff"], 3)).toBe("#777777");
  expect(contrast(standOut("#cccccc", ["#ffffff"], 4.5), "#ffffff")).toBeGreaterThanOrEqual(4.5);
});
