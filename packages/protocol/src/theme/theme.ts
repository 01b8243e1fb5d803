import type { Hex } from "./colour.ts";
import type { ThemeName } from "./ready-made.ts";

/** A theme is written for a light and a dark page; each reader chooses which of them they see, or lets their system choose. */
export type Mode = "light" | "dark";
export const MODES: readonly Mode[] = ["light", "dark"];

/** Each colour by itself, and the token of the page that it is. */
export const COLOUR_TOKENS = {
  background: "bg", surface: "surface", sunken: "sunken",
  line: "line", controlLine: "line-control", strongLine: "line-strong",
  text: "ink", softText: "ink-2", faintText: "ink-3",
  accent: "accent", strongAccent: "accent-strong", accentText: "accent-ink", softAccent: "accent-soft",
  good: "good", softGood: "good-soft", bad: "bad", softBad: "bad-soft", warn: "warn", softWarn: "warn-soft",
} as const;
export type ColourName = keyof typeof COLOUR_TOKENS;

/** A chart's colours, how many of each a chart has, and the beginning of their tokens' names. */
export const PALETTE_TOKENS = { categorical: { token: "series", count: 8 }, sequential: { token: "seq", count: 7 }, diverging: { token: "div", count: 7 } } as const;
export type PaletteName = keyof typeof PALETTE_TOKENS;

/** All colours of one mode. */
export type Colours = { readonly [Name in ColourName]: Hex } & { readonly [Name in PaletteName]: readonly Hex[] };

/**
 * Colours as an author gives them: `#rrggbb` or `#rgb`, as few as they like. What is left out follows from what is given: the shades
 * of `accent` from it, lines and softer texts from `background` and `text`, and the rest from the theme's base.
 */
export interface ThemeColours {
  /** Behind the page. */
  readonly background?: string;
  /** Of cards, fields and menus. */
  readonly surface?: string;
  /** Of what lies deeper than the page: code, tracks, headers of tables. */
  readonly sunken?: string;
  readonly line?: string;
  /** Around fields and buttons. */
  readonly controlLine?: string;
  /** Of boxes that can be ticked: at least 3:1 on `surface`. */
  readonly strongLine?: string;
  readonly text?: string;
  readonly softText?: string;
  readonly faintText?: string;
  /** Of links, the first button, sliders and what is chosen. */
  readonly accent?: string;
  readonly strongAccent?: string;
  /** On `accent`. */
  readonly accentText?: string;
  readonly softAccent?: string;
  readonly good?: string;
  readonly softGood?: string;
  readonly bad?: string;
  readonly softBad?: string;
  readonly warn?: string;
  readonly softWarn?: string;
  /** Of a chart's series, in their order; 1 to 8. Further series follow on shades of these. */
  readonly categorical?: readonly string[];
  /** From little to much; 2 to 9 stops. */
  readonly sequential?: readonly string[];
  /** From one end over the middle to the other; 3 to 9 stops. */
  readonly diverging?: readonly string[];
}

export const FONT_STACKS = {
  sans: '"Inter Variable", Inter, system-ui, "Segoe UI", Roboto, sans-serif',
  serif: 'Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif',
  rounded: 'ui-rounded, "Hiragino Maru Gothic ProN", Quicksand, Comfortaa, Manjari, "Arial Rounded MT Bold", Calibri, sans-serif',
  system: 'system-ui, "Segoe UI", Roboto, sans-serif',
  mono: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, Menlo, Consolas, monospace',
} as const;
export type FontStack = keyof typeof FONT_STACKS;

/** A font of the author's own, from files beside `tutti.config.ts`; the server gives them to its pages, and no other host does. */
export interface ThemeFont {
  readonly family: string;
  readonly files?: readonly ThemeFontFile[];
  /** What stands in for letters that it lacks; "sans" where absent. */
  readonly fallback?: FontStack;
}
export interface ThemeFontFile {
  /** A `.woff2`, `.woff`, `.ttf` or `.otf`, from where the config file lies. */
  readonly file: string;
  /** 1 to 1000, or a range of a variable font, such as "100 900"; 400 where absent. */
  readonly weight?: number | `${number} ${number}`;
  readonly style?: "normal" | "italic";
}

export const RADII = { none: 0, small: 5, medium: 10, large: 16 } as const;
export const DENSITIES = ["compact", "normal", "roomy"] as const;
export type Density = (typeof DENSITIES)[number];

/** The look of the pages of a server, or of one app: everything that is left out is as in its base. */
export interface Theme {
  /** A ready-made theme to begin with; "paper" where absent. */
  readonly base?: ThemeName;
  readonly light?: ThemeColours;
  readonly dark?: ThemeColours;
  /** For readers who ask for high contrast. Where absent, it follows from the others, at 7:1. */
  readonly highContrast?: { readonly light?: ThemeColours; readonly dark?: ThemeColours };
  readonly font?: FontStack | ThemeFont;
  /** Of titles and headers; `font` where absent. */
  readonly headingFont?: FontStack | ThemeFont;
  readonly codeFont?: FontStack | ThemeFont;
  /** Of running text, in CSS pixels, 12 to 20; 14 where absent. The other sizes follow. */
  readonly textSize?: number;
  /** Of cards, in CSS pixels, 0 to 24, or a word for it; buttons and fields are a little less round. */
  readonly radius?: keyof typeof RADII | number;
  /** How close things stand. */
  readonly density?: Density;
}

/** Takes a theme's own words over those of another. Colours are taken one by one. */
export function themeOver(under: Theme, over: Theme): Theme {
  const modes = (a: Theme | Theme["highContrast"], b: Theme | Theme["highContrast"]) => ({ light: { ...a?.light, ...b?.light }, dark: { ...a?.dark, ...b?.dark } });
  // Another base begins anew with its colours.
  const colours = over.base !== undefined && over.base !== under.base ? {} : under;
  const highContrast = modes(colours.highContrast, over.highContrast);
  return { ...under, ...over, ...modes(colours, over), highContrast };
}
