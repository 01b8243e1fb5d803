import { parseHex } from "./colour.ts";
import { THEME_NAMES } from "./ready-made.ts";
import { COLOUR_TOKENS, DENSITIES, FONT_STACKS, MODES, PALETTE_TOKENS, RADII, type Theme } from "./theme.ts";

/** What is wrong in a theme that somebody wrote: the place, as in `light.accent`, and a sentence. */
export interface ThemeProblem { readonly path: string; readonly message: string }

type Check = (raw: unknown, path: string) => ThemeProblem[];

const PALETTE_LENGTHS = { categorical: [1, 8], sequential: [2, 9], diverging: [3, 9] } as const;

/**
 * Checks what a config file or a script says. `files` tells whether fonts may come from files: a script has none.
 *
 * @returns what is wrong; nothing where `raw` is a {@link Theme}
 */
export function themeProblems(raw: unknown, options: { readonly files: boolean }): ThemeProblem[] {
  return fields({
    base: oneOf(THEME_NAMES), light: colours, dark: colours, highContrast: fields({ light: colours, dark: colours }),
    font: font(options.files), headingFont: font(options.files), codeFont: font(options.files),
    textSize: between(12, 20), radius: radius, density: oneOf(DENSITIES),
  })(raw, "");
}

/** @throws {Error} with the first problem, for callers that have shown none before */
export function readTheme(raw: unknown, options: { readonly files: boolean }): Theme {
  const [problem] = themeProblems(raw, options);
  if (problem) throw new Error(`${problem.path}: ${problem.message}`);
  return raw as Theme;
}

const shown = (raw: unknown): string => JSON.stringify(raw) ?? String(raw);
const wrong = (path: string, raw: unknown, expected: string): ThemeProblem[] => [{ path, message: `${shown(raw)} has to be ${expected}` }];
const under = (path: string, name: string): string => (path === "" ? name : `${path}.${name}`);

function fields(known: Readonly<Record<string, Check>>): Check {
  return (raw, path) => {
    if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return wrong(path, raw, "an object");
    return Object.entries(raw).flatMap(([name, value]) => {
      const check = Object.hasOwn(known, name) ? known[name] : undefined;
      if (!check) return [{ path: under(path, name), message: `there is no such token; there are ${Object.keys(known).join(", ")}` }];
      return value === undefined ? [] : check(value, under(path, name));
    });
  };
}

const oneOf = (words: readonly string[]): Check => (raw, path) => (words.includes(raw as string) ? [] : wrong(path, raw, `one of ${words.join(", ")}`));
const between = (low: number, high: number): Check => (raw, path) =>
  typeof raw === "number" && raw >= low && raw <= high ? [] : wrong(path, raw, `a number from ${low} to ${high}`);
const radius: Check = (raw, path) => (typeof raw === "number" ? between(0, 24)(raw, path) : oneOf(Object.keys(RADII))(raw, path));
const colour: Check = (raw, path) => (parseHex(raw) ? [] : wrong(path, raw, "a colour as #rrggbb"));

function palette(name: keyof typeof PALETTE_LENGTHS): Check {
  const [least, most] = PALETTE_LENGTHS[name];
  return (raw, path) => {
    if (!Array.isArray(raw) || raw.length < least || raw.length > most) return wrong(path, raw, `a list of ${least} to ${most} colours`);
    return raw.flatMap((each: unknown, i) => colour(each, `${path}[${i}]`));
  };
}

const colours: Check = fields({
  ...Object.fromEntries(Object.keys(COLOUR_TOKENS).map((name) => [name, colour])),
  ...Object.fromEntries((Object.keys(PALETTE_TOKENS) as (keyof typeof PALETTE_TOKENS)[]).map((name) => [name, palette(name)])),
});

/** Letters, digits, spaces and hyphens: nothing that could end a rule of a style sheet. */
const family: Check = (raw, path) => (typeof raw === "string" && /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,63}$/u.test(raw) ? [] : wrong(path, raw, "the name of one font, of letters, digits, spaces and hyphens"));
const weight: Check = (raw, path) => {
  const numbers = typeof raw === "number" ? [raw] : typeof raw === "string" && /^\d+ \d+$/.test(raw) ? raw.split(" ").map(Number) : [];
  return numbers.length > 0 && numbers.every((each) => each >= 1 && each <= 1000) ? [] : wrong(path, raw, 'a weight from 1 to 1000, or a range such as "100 900"');
};
const fontPath: Check = (raw, path) => (typeof raw === "string" && /\.(woff2?|ttf|otf)$/i.test(raw) && !/^[a-z]+:/i.test(raw) ? [] : wrong(path, raw, "a file beside the settings that ends in .woff2, .woff, .ttf or .otf; fonts of other hosts are not loaded"));
const file: Check = (raw, path) => {
  const problems = fields({ file: fontPath, weight, style: oneOf(["normal", "italic"]) })(raw, path);
  return problems.length === 0 && !("file" in (raw as object)) ? [{ path: `${path}.file`, message: "names no file" }] : problems;
};
const MOST_FILES = 16;
const files: Check = (raw, path) => (Array.isArray(raw) && raw.length <= MOST_FILES ? raw.flatMap((each: unknown, i) => file(each, `${path}[${i}]`)) : wrong(path, raw, `a list of at most ${MOST_FILES} files`));

const font = (withFiles: boolean): Check => (raw, path) => {
  const stacks = Object.keys(FONT_STACKS);
  if (typeof raw === "string") return oneOf(stacks)(raw, path);
  if (typeof raw !== "object" || raw === null) return wrong(path, raw, `one of ${stacks.join(", ")}, or { family }`);
  if (!withFiles && "files" in raw) return [{ path: `${path}.files`, message: "font files stand in tutti.config.ts; a script names the family" }];
  const problems = fields({ family, files, fallback: oneOf(stacks) })(raw, path);
  return problems.length === 0 && !("family" in raw) ? [{ path: `${path}.family`, message: "names no font" }] : problems;
};

/** The paths that a theme's colours have, for forms that offer them. */
export const COLOUR_PATHS: readonly string[] = MODES.flatMap((mode) => Object.keys(COLOUR_TOKENS).map((name) => `${mode}.${name}`));
