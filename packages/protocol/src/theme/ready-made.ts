import type { Theme } from "./theme.ts";

/** Themes to take as they are, or to begin with. Each is checked for contrast and for colour-blind readers by a test. */
export const THEMES = {
  /** Quiet paper, ink, and one blue. */
  paper: {},
  /** Cool grey and teal, small corners, close together: for pages full of figures. */
  slate: {
    light: { background: "#f3f5f8", text: "#172030", accent: "#0b6b72", categorical: ["#0b6b72", "#dc8a3b", "#6461b3", "#c15f93", "#76871e", "#7d2a1c", "#1f2c5c", "#6fb1d6"] },
    dark: { background: "#10151c", text: "#e6ebf2", accent: "#56c7cd", categorical: ["#56c7cd", "#f0a860", "#9aa6f5", "#e683a2", "#87910a", "#c34530", "#5a4fa8", "#d9e8a0"] },
    font: "system", radius: "small", density: "compact",
  },
  /** Warm sand and terracotta, with headings like a magazine's. */
  dune: {
    light: { background: "#faf5ee", text: "#2b211a", accent: "#a8452c", categorical: ["#a8452c", "#2d7f8a", "#d99a2b", "#6b4f9e", "#3d2218", "#d2a5a6", "#1c4a6e", "#90b470"] },
    dark: { background: "#1a1512", text: "#f2e9df", accent: "#f0916f", categorical: ["#f0916f", "#67c2cc", "#dfb23b", "#a98fe0", "#7d4a35", "#f7d9b8", "#4f79b8", "#829449"] },
    headingFont: "serif", radius: "medium",
  },
  /** Moss and bark: calm greens on a page that is nearly white. */
  forest: {
    light: { background: "#f4f7f2", text: "#1a241c", accent: "#2a6a3c", categorical: ["#2a6a3c", "#d08704", "#3f74b5", "#a8487a", "#12283a", "#8ab85c", "#75301c", "#8f88d8"] },
    dark: { background: "#111713", text: "#e6efe6", accent: "#7fd08f", categorical: ["#7fd08f", "#eeb060", "#7cacee", "#e089b4", "#3f6b89", "#e6eea0", "#b85a38", "#6a5cb0"] },
    radius: "large", density: "roomy",
  },
  /** Black on white without a colour but the charts', square, like print. */
  ink: {
    light: { background: "#ffffff", surface: "#ffffff", sunken: "#f2f2f2", text: "#111111", accent: "#1a1a1a", categorical: ["#1a1a1a", "#e0702a", "#3a78c9", "#299e79", "#a33a86", "#8c6a00", "#7a1f2b", "#96a4e8"] },
    dark: { background: "#0e0e0e", surface: "#161616", sunken: "#0a0a0a", text: "#f2f2f2", accent: "#f2f2f2", categorical: ["#f2f2f2", "#f39b5d", "#70a6ee", "#3fcaa5", "#d77fc0", "#907500", "#b8434f", "#5a55b8"] },
    font: "serif", radius: "none",
  },
  /** Plum and round: friendly, for workshops and votes. */
  plum: {
    light: { background: "#faf6fb", text: "#261a2b", accent: "#86309c", categorical: ["#86309c", "#e0862f", "#1f8f86", "#3d5fd0", "#4a1030", "#d0639a", "#5f6a12", "#8fb3eb"] },
    dark: { background: "#171219", text: "#f1e9f4", accent: "#d99bea", categorical: ["#d99bea", "#f2ae66", "#64cabd", "#7f95f9", "#a04a68", "#f5e0a0", "#6f8a2a", "#6a54b8"] },
    font: "rounded", radius: "large",
  },
} as const satisfies Readonly<Record<string, Theme>>;

export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[];
