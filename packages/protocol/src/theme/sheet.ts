import { looksOf, withBase, type Look } from "./looks.ts";
import { COLOUR_TOKENS, FONT_STACKS, PALETTE_TOKENS, RADII, type ColourName, type Density, type FontStack, type PaletteName, type Theme, type ThemeFont, type ThemeFontFile } from "./theme.ts";

export interface SheetOptions {
  /** What the rules hold for, such as `:root[data-app="sales"]`: the longer, the stronger. */
  readonly root: string;
  /** The address that a font's file is given out under. */
  readonly fontAddress?: (file: ThemeFontFile) => string;
}

type Tokens = Readonly<Record<string, string>>;

/**
 * A theme as a style sheet: values of the page's tokens, and no other rule. Only a checked theme may come here.
 *
 * @see themeProblems
 */
export function themeSheet(theme: Theme, { root, fontAddress }: SheetOptions): string {
  const whole = withBase(theme);
  const faces = fontAddress ? facesOf(whole, fontAddress) : [];
  const rules = [rule(root, shapes(whole)), ...densities(root, whole.density), ...(hasColours(whole) ? looksOf(theme).map((look) => rule(`${root}${selectorOf(look)}`, tokensOf(look))) : [])];
  return [...faces, ...rules].filter((text) => text !== "").join("\n");
}

const hasColours = (theme: Theme): boolean => [theme.light, theme.dark, theme.highContrast?.light, theme.highContrast?.dark].some((colours) => colours && Object.keys(colours).length > 0);
const rule = (selector: string, tokens: Tokens): string => {
  const lines = Object.entries(tokens).map(([name, value]) => `--${name}:${value}`);
  return lines.length === 0 ? "" : `${selector}{${lines.join(";")}}`;
};

const selectorOf = ({ mode, highContrast }: Look): string => `[data-theme="${mode}"]${highContrast ? '[data-contrast="more"]' : ":not([data-contrast])"}`;

function tokensOf({ colours }: Look): Tokens {
  const single = Object.entries(COLOUR_TOKENS).map(([name, token]) => [token, colours[name as ColourName]]);
  const many = Object.entries(PALETTE_TOKENS).flatMap(([name, { token }]) => colours[name as PaletteName].map((colour, i) => [`${token}-${i + 1}`, colour]));
  return Object.fromEntries([...single, ...many]) as Tokens;
}

const stackOf = (font: FontStack | ThemeFont): string => (typeof font === "string" ? FONT_STACKS[font] : `"${font.family}", ${FONT_STACKS[font.fallback ?? "sans"]}`);

/** Sizes of text beside the running one's, as the page's own tokens have them. */
const SIZES = { "text-xs": 11, "text-s": 13, "text-m": 14, "text-l": 17, "text-xl": 21, "text-2xl": 27 } as const;
const MIDDLE = SIZES["text-m"];

function shapes(theme: Theme): Tokens {
  const tokens: Record<string, string> = {};
  if (theme.font) tokens["font"] = stackOf(theme.font);
  if (theme.headingFont) tokens["heading"] = stackOf(theme.headingFont);
  if (theme.codeFont) tokens["mono"] = stackOf(theme.codeFont);
  const { textSize } = theme;
  if (textSize !== undefined) for (const [name, size] of Object.entries(SIZES)) tokens[name] = `${Math.round((size * textSize * 2) / MIDDLE) / 2}px`;
  if (theme.radius !== undefined) {
    const radius = typeof theme.radius === "number" ? theme.radius : RADII[theme.radius];
    Object.assign(tokens, { r1: `${Math.round(radius * 0.6)}px`, r2: `${radius}px`, r3: `${Math.round(radius * 1.4)}px` });
  }
  return tokens;
}

const SPACES: { readonly [Each in Density]: readonly number[] } = { compact: [3, 6, 9, 12, 18, 24, 36], normal: [4, 8, 12, 16, 24, 32, 48], roomy: [5, 10, 15, 20, 30, 40, 60] };
const CONTROLS: { readonly [Each in Density]: readonly [number, number] } = { compact: [30, 26], normal: [36, 32], roomy: [42, 36] };

/** Fingers need more room than a mouse does, however close an author wants things to stand. */
function densities(root: string, density: Density | undefined): string[] {
  if (density === undefined) return [];
  const [control, small] = CONTROLS[density];
  const spaces = Object.fromEntries(SPACES[density].map((space, i) => [`s${i + 1}`, `${space}px`]));
  return [rule(root, spaces), `@media not (pointer: coarse){${rule(root, { control: `${control}px`, "control-small": `${small}px` })}}`];
}

const FORMATS: Readonly<Record<string, string>> = { woff2: "woff2", woff: "woff", ttf: "truetype", otf: "opentype" };

function facesOf(theme: Theme, address: (file: ThemeFontFile) => string): string[] {
  const fonts = [theme.font, theme.headingFont, theme.codeFont].filter((font) => typeof font === "object");
  return fonts.flatMap(({ family, files = [] }) => files.map((file) => {
    const format = FORMATS[file.file.split(".").at(-1)?.toLowerCase() ?? ""] ?? "woff2";
    return `@font-face{font-family:"${family}";src:url("${address(file)}") format("${format}");font-weight:${file.weight ?? 400};font-style:${file.style ?? "normal"};font-display:swap}`;
  }));
}
