import type { ComponentTheme } from "@tutti/protocol";

/** The tokens that a component may build on. They are CSS variables in its root too. */
const TOKENS = [
  "font", "mono", "text-xs", "text-s", "text-m", "text-l", "text-xl", "s1", "s2", "s3", "s4", "s5", "s6", "r1", "r2", "r3", "control", "quick",
  "bg", "surface", "sunken", "line", "line-strong", "line-control", "ink", "ink-2", "ink-3", "accent", "accent-strong", "accent-ink", "accent-soft",
  "good", "good-soft", "bad", "bad-soft", "warn", "warn-soft", "shadow", "shadow-2", "person-ink",
  ...numbered("person", 8, 0), ...numbered("series", 8, 1), ...numbered("seq", 7, 1), ...numbered("div", 7, 1),
];

function numbered(name: string, count: number, from: number): string[] {
  return Array.from({ length: count }, (_, i) => `${name}-${i + from}`);
}

/** The page's look as it is now. */
export function lookOf(mode: "light" | "dark"): ComponentTheme {
  const style = getComputedStyle(document.documentElement);
  const tokens = TOKENS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const).filter(([, value]) => value !== "");
  return { mode, tokens: Object.fromEntries(tokens), still: matchMedia("(prefers-reduced-motion: reduce)").matches };
}
